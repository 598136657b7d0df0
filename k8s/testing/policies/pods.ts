import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { containersOf, nameOf, ofKind, podOf, workloads } from '../things.ts';
import type { Policy } from './policy.ts';

/** Whatever runs for long is asked whether it has come up, whether it can work now, and whether it hangs. */
export const asked: Policy = (all) =>
  workloads(all, 'long').flatMap((workload) =>
    podOf(workload).containers.flatMap((container) => {
      const missing = (['startupProbe', 'readinessProbe', 'livenessProbe'] as const).filter(
        (name) => !container[name],
      );
      const { readinessProbe, livenessProbe } = container;
      const same =
        workload.kind === 'Deployment' &&
        readinessProbe?.httpGet?.path === livenessProbe?.httpGet?.path;
      return [
        ...missing.map((name) => `${nameOf(workload)} has no ${name}`),
        ...(same ? [`${nameOf(workload)}: ready and alive are the same question`] : []),
      ];
    }),
  );

/** Everything says what it needs and what it may take at most. */
export const measured: Policy = (all) =>
  workloads(all).flatMap((workload) =>
    containersOf(workload).flatMap(({ name, resources }) =>
      (['requests', 'limits'] as const).flatMap((kind) =>
        (['cpu', 'memory'] as const)
          .filter((what) => !resources?.[kind]?.[what])
          .map((what) => `${nameOf(workload)}: ${name} has no ${kind} of ${what}`),
      ),
    ),
  );

/** Nobody is root, may become root, or writes to the image. */
export const confined: Policy = (all) =>
  workloads(all).flatMap((workload) => {
    const { securityContext: pod = {}, hostNetwork, volumes = [] } = podOf(workload);
    const outer = [
      pod.runAsNonRoot === true && (pod.runAsUser ?? 0) > 0 ? '' : 'may be root',
      pod.seccompProfile?.type === 'RuntimeDefault' ? '' : 'has no seccomp profile',
      hostNetwork || volumes.some(({ hostPath }) => hostPath) ? 'takes part in its node' : '',
    ];
    const inner = containersOf(workload).flatMap(({ name, securityContext: own }) => [
      own?.allowPrivilegeEscalation === false && !own.privileged ? '' : `${name} may become more`,
      own?.readOnlyRootFilesystem ? '' : `${name} may write to its image`,
      own?.capabilities?.drop?.includes('ALL') ? '' : `${name} keeps capabilities`,
      own?.runAsUser === undefined ? '' : `${name} has a user of its own`,
    ]);
    return [...outer, ...inner].filter(Boolean).map((what) => `${nameOf(workload)}: ${what}`);
  });

/** Nobody holds a token of Kubernetes, or gets variables nobody asked for. */
export const tokenless: Policy = (all) => [
  ...ofKind<IServiceAccount>(all, 'ServiceAccount')
    .filter((account) => account.automountServiceAccountToken !== false)
    .map((account) => `${nameOf(account)} mounts its token`),
  ...workloads(all).flatMap((workload) => {
    const { automountServiceAccountToken: token, enableServiceLinks: links } = podOf(workload);
    const { serviceAccountName: name } = podOf(workload);
    const known =
      !name || all.some((one) => one.kind === 'ServiceAccount' && one.metadata.name === name);
    return [
      token === false ? '' : 'mounts a token',
      links === false ? '' : 'gets variables of every Service',
      known ? '' : `runs as ${name}, which is not there`,
    ]
      .filter(Boolean)
      .map((what) => `${nameOf(workload)} ${what}`);
  }),
];

const exactTag = /^[^:@]+:(?!latest)[\w.-]*\d+[\w.-]*(@sha256:[0-9a-f]{64})?$/;
const digest = /@sha256:[0-9a-f]{64}$/;

/** Images are named exactly: ours by its release, others' by their digest too. */
export const pinned: Policy = (all) =>
  workloads(all).flatMap((workload) =>
    containersOf(workload)
      .filter(({ image = '' }) => !exactTag.test(image) || (!isOurs(image) && !digest.test(image)))
      .map(
        ({ name, image }) => `${nameOf(workload)}: ${name} runs ${image}, whatever that is today`,
      ),
  );

export const isOurs = (image = '') => /\/musicloud[:@]/.test(image);
