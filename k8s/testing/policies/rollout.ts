import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IService } from 'kubernetes-models/v1/Service';
import {
  containersOf,
  deployments,
  labelsOf,
  nameOf,
  ofKind,
  podOf,
  type Selector,
  selects,
  workloads,
} from '../things.ts';
import { environmentOf } from './environment.ts';
import { isOurs } from './pods.ts';
import type { Policy } from './policy.ts';

/** What our processes give what is under way when they are told to stop (`stop.ts`), seconds. */
const OWN_GRACE_S = 15;

/** Old pods stay until new ones are ready, and go only when nobody sends them requests any more. */
export const gentle: Policy = (all) =>
  deployments(all).flatMap((deployment) => {
    const { rollingUpdate } = deployment.spec?.strategy ?? {};
    const { terminationGracePeriodSeconds: grace = 30, containers } = podOf(deployment);
    const app = containers[0] as IContainer;
    const sleep = app.lifecycle?.preStop?.sleep?.seconds ?? 0;
    const { DRAIN_MS: drainMs = 0 } = environmentOf(all, app, () => undefined);
    const needs = sleep + Number(drainMs) / 1_000 + OWN_GRACE_S;
    const visited = ofKind<IService>(all, 'Service').some(
      ({ spec }) =>
        spec?.clusterIP !== 'None' &&
        selects({ matchLabels: spec?.selector ?? {} }, labelsOf(deployment)),
    );
    return [
      rollingUpdate?.maxUnavailable === 0 ? '' : 'takes pods away before new ones are ready',
      !visited || sleep > 0 ? '' : 'stops while it still gets requests: it needs a preStop',
      grace > needs ? '' : `is killed after ${grace} s, before it is done`,
    ]
      .filter(Boolean)
      .map((what) => `${nameOf(deployment)} ${what}`);
  });

/** Nodes can be drained, pod by pod. */
export const drainable: Policy = (all) =>
  workloads(all, 'long').flatMap((workload) => {
    const budgets = ofKind<IPodDisruptionBudget>(all, 'PodDisruptionBudget').filter(
      ({ spec }) => spec?.selector && selects(spec.selector as Selector, labelsOf(workload)),
    );
    const right = budgets.length === 1 && budgets[0]?.spec?.maxUnavailable === 1;
    return right ? [] : [`${nameOf(workload)} needs one PodDisruptionBudget of maxUnavailable 1`];
  });

/** Pods of one release are spread as far as there are nodes and zones. */
export const spread: Policy = (all) =>
  deployments(all).flatMap((deployment) => {
    const { topologySpreadConstraints: constraints = [] } = podOf(deployment);
    const over = constraints
      .filter(({ labelSelector: of }) => of && selects(of as Selector, labelsOf(deployment)))
      .map(({ topologyKey }) => topologyKey);
    return ['kubernetes.io/hostname', 'topology.kubernetes.io/zone']
      .filter((key) => !over.includes(key))
      .map((key) => `${nameOf(deployment)} is not spread over ${key}`);
  });

/** The tables come first: one Job a release, named after it, and everybody waits for what it makes. */
export const migrated: Policy = (all) => {
  const jobs = all.filter(({ kind }) => kind === 'Job');
  const images = new Set(
    workloads(all).flatMap((workload) =>
      containersOf(workload).flatMap(({ image }) => (isOurs(image) ? [image] : [])),
    ),
  );
  const tag = /:([^@/]+)(@|$)/.exec([...images][0] ?? '')?.[1];
  const named = jobs.length === 1 && jobs[0]?.metadata.name === `migrate-${tag}`;
  return [
    ...(images.size === 1 ? [] : [`one release is one image, and here are ${images.size}`]),
    ...(named ? [] : [`the Job that migrates has to be named migrate-${tag}, after its image`]),
    ...deployments(all)
      .filter(
        (deployment) =>
          !podOf(deployment).initContainers?.some(({ args = [] }) =>
            args.some((argument) => argument.startsWith('--wait=')),
          ),
      )
      .map((deployment) => `${nameOf(deployment)} does not wait for the migration`),
  ];
};
