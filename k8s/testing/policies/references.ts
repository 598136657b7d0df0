import type { IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import type { IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IService } from 'kubernetes-models/v1/Service';
import {
  deployments,
  labelsOf,
  nameOf,
  ofKind,
  podOf,
  type Selector,
  selects,
  type Thing,
  workloads,
} from '../things.ts';
import type { Policy } from './policy.ts';

const inNamespace = (all: readonly Thing[]) =>
  all.filter(({ kind }) => kind !== 'Namespace').map(({ metadata }) => metadata.namespace);

/** All of it is in one namespace, which is there. */
export const together: Policy = (all) => {
  const names = new Set(inNamespace(all));
  const [name] = names;
  const there = all.some(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name);
  return names.size === 1 && there ? [] : [`not all in one namespace: ${[...names].join(', ')}`];
};

/** A pod belongs to one workload: no selector means another one's pods. */
export const apart: Policy = (all) =>
  workloads(all, 'long').flatMap((workload) => {
    const selector = (workload.spec?.selector ?? {}) as Selector;
    const means = workloads(all).filter((other) => selects(selector, labelsOf(other)));
    return means.length === 1 && means[0] === workload
      ? []
      : [`${nameOf(workload)} selects the pods of ${means.map(nameOf).join(', ') || 'nobody'}`];
  });

/** Services lead to ports that pods have, routes to Services that are there. */
export const connected: Policy = (all) => {
  const services = ofKind<IService>(all, 'Service');
  const nowhere = services.flatMap((service) => {
    const { selector = {}, ports = [] } = service.spec ?? {};
    const pods = workloads(all).filter((one) => selects({ matchLabels: selector }, labelsOf(one)));
    const open = pods.map((one) => podOf(one).containers.flatMap(({ ports: own = [] }) => own));
    const led = ports.every(({ port, targetPort = port }) =>
      open.every((own) =>
        own.some(({ name, containerPort }) => [name, containerPort].includes(targetPort as never)),
      ),
    );
    return pods.length > 0 && led ? [] : [`${nameOf(service)} leads nowhere`];
  });
  const known = (name: string, port: unknown) =>
    services.some(
      (one) =>
        one.metadata.name === name &&
        one.spec?.ports?.some((own) => own.port === port || own.name === port),
    );
  const routes = ofKind<IHTTPRoute>(all, 'HTTPRoute').flatMap((route) =>
    (route.spec.rules ?? [])
      .flatMap(({ backendRefs = [] }) => backendRefs)
      .filter(({ name, port }) => !known(name, port))
      .map(({ name }) => `${nameOf(route)} leads to ${name}, which is not there`),
  );
  const ingresses = ofKind<IIngress>(all, 'Ingress').flatMap((ingress) =>
    (ingress.spec?.rules ?? [])
      .flatMap(({ http }) => http?.paths ?? [])
      .map(({ backend }) => backend.service)
      .filter((to) => !to || !known(to.name, to.port?.name ?? to.port?.number))
      .map((to) => `${nameOf(ingress)} leads to ${to?.name}, which is not there`),
  );
  return [...nowhere, ...routes, ...ingresses];
};

/** Each Deployment is scaled by one, between sensible bounds, and leaves its replicas to that one. */
export const scaled: Policy = (all) => {
  const scalers = [
    ...ofKind<IHorizontalPodAutoscaler>(all, 'HorizontalPodAutoscaler').map((one) => ({
      thing: one as Thing,
      target: one.spec?.scaleTargetRef.name,
      least: one.spec?.minReplicas,
      most: one.spec?.maxReplicas,
    })),
    ...ofKind<IScaledObject>(all, 'ScaledObject').map((one) => ({
      thing: one as Thing,
      target: one.spec.scaleTargetRef.name,
      least: one.spec.minReplicaCount,
      most: one.spec.maxReplicaCount,
    })),
  ];
  const strays = scalers
    .filter(({ target }) => !deployments(all).some(({ metadata }) => metadata.name === target))
    .map(({ thing, target }) => `${nameOf(thing)} scales ${target}, which is not there`);
  const unbounded = scalers
    .filter(({ least = 0, most = 0 }) => least < 1 || most < least || most > 50)
    .map(({ thing }) => `${nameOf(thing)} has no sensible bounds`);
  const wrong = deployments(all).flatMap((deployment) => {
    const own = scalers.filter(({ target }) => target === deployment.metadata.name).length;
    return [
      own === 1 ? '' : `${nameOf(deployment)} is scaled by ${own}`,
      deployment.spec?.replicas === undefined
        ? ''
        : `${nameOf(deployment)} would be set back to its replicas by every roll-out`,
    ].filter(Boolean);
  });
  return [...strays, ...unbounded, ...wrong];
};

/** Nobody talks to anybody by default, and every exception means pods that are there. */
export const walled: Policy = (all) => {
  const policies = ofKind<INetworkPolicy>(all, 'NetworkPolicy');
  const pods = workloads(all).map(labelsOf);
  const empty = (selector: Selector = {}) => !pods.some((labels) => selects(selector, labels));
  const shut = policies.some(({ spec }) => {
    const { podSelector, policyTypes = [], ingress, egress } = spec ?? {};
    const everybody = podSelector && Object.keys(podSelector).length === 0;
    return everybody && policyTypes.length === 2 && !ingress?.length && !egress?.length;
  });
  const strays = policies.flatMap((policy) => {
    const { podSelector, ingress = [], egress = [] } = policy.spec ?? {};
    const peers = [
      ...ingress.flatMap(({ from = [] }) => from),
      ...egress.flatMap(({ to = [] }) => to),
    ];
    const near = peers.filter((peer) => peer.podSelector && !peer.namespaceSelector);
    const means = [podSelector, ...near.map((peer) => peer.podSelector)] as Selector[];
    return means.some(empty) ? [`${nameOf(policy)} means pods that are not there`] : [];
  });
  const unreachable = workloads(all, 'long')
    .filter(
      (workload) =>
        !policies.some(
          ({ spec }) =>
            spec?.ingress?.length && selects(spec.podSelector as Selector, labelsOf(workload)),
        ),
    )
    .map((workload) => `${nameOf(workload)} can be reached by nobody`);
  return [...(shut ? [] : ['nothing shuts the namespace by default']), ...strays, ...unreachable];
};
