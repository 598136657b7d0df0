import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
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
import type { Policy } from './policy.ts';

const hashed = /-[2-9a-z]{10}$/;

/** ConfigMaps are there, needed, and named by what is in them: a changed value makes new pods. */
export const configured: Policy = (all) => {
  const maps = new Set(ofKind<IConfigMap>(all, 'ConfigMap').map(({ metadata }) => metadata.name));
  return workloads(all).flatMap((workload) =>
    containersOf(workload)
      .flatMap(({ envFrom = [] }) => envFrom)
      .flatMap(({ configMapRef: ref }) => {
        if (!ref) return [`${nameOf(workload)} takes all of a Secret: name the keys it needs`];
        if (!maps.has(ref.name ?? '')) return [`${nameOf(workload)}: no ConfigMap ${ref.name}`];
        if (ref.optional) return [`${nameOf(workload)} would start without its ConfigMap`];
        if (!hashed.test(ref.name ?? '')) return [`a change of ${ref.name} would reach nobody`];
        return [];
      }),
  );
};

/** What is mounted is there, and what is there is mounted. */
export const mounted: Policy = (all) => {
  const claims = new Set(
    all.filter((one) => one.kind === 'PersistentVolumeClaim').map(({ metadata }) => metadata.name),
  );
  return workloads(all).flatMap((workload) => {
    const { volumes = [] } = podOf(workload);
    const templates =
      workload.kind === 'StatefulSet'
        ? ((workload.spec as { volumeClaimTemplates?: { metadata?: { name?: string } }[] })
            .volumeClaimTemplates ?? [])
        : [];
    const has = [...volumes.map(({ name }) => name), ...templates.map((one) => one.metadata?.name)];
    const wants = containersOf(workload).flatMap((one) =>
      (one.volumeMounts ?? []).map(({ name }) => name),
    );
    const lost = volumes.filter(
      ({ persistentVolumeClaim: claim }) => claim && !claims.has(claim.claimName),
    );
    return [
      ...wants
        .filter((name) => !has.includes(name))
        .map((name) => `mounts ${name}, which is not there`),
      ...has.filter((name) => !wants.includes(name ?? '')).map((name) => `has ${name} for nobody`),
      ...lost.map(({ name }) => `claims a volume for ${name} that is not there`),
    ].map((what) => `${nameOf(workload)} ${what}`);
  });
};

/** A volume that is on one node at a time keeps whoever mounts it on one node. */
export const onOneNode: Policy = (all) =>
  ofKind<IPersistentVolumeClaim>(all, 'PersistentVolumeClaim')
    .filter(({ spec }) => !spec?.accessModes?.includes('ReadWriteMany'))
    .flatMap(({ metadata }) => {
      const users = deployments(all).filter((deployment) =>
        podOf(deployment).volumes?.some(
          ({ persistentVolumeClaim: claim }) => claim?.claimName === metadata.name,
        ),
      );
      const bound = (user: (typeof users)[number]) =>
        podOf(user).affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.some(
          ({ topologyKey, labelSelector }) =>
            topologyKey === 'kubernetes.io/hostname' &&
            users.every((other) => selects((labelSelector ?? {}) as Selector, labelsOf(other))),
        );
      return users
        .filter((user) => !bound(user))
        .map((user) => `${nameOf(user)} may land on another node than the volume ${metadata.name}`);
    });
