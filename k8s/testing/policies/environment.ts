import type { ITriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1/TriggerAuthentication';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IContainer } from 'kubernetes-models/v1/Container';
import { knownSecrets } from '../../secrets.ts';
import { programs } from '../environment.ts';
import { containersOf, nameOf, ofKind, type Thing, workloads } from '../things.ts';
import { isOurs } from './pods.ts';
import type { Policy } from './policy.ts';

/** What a container is started with; what comes from a Secret is filled in by `secret`. */
export function environmentOf(
  all: readonly Thing[],
  { env = [], envFrom = [] }: IContainer,
  secret: (name: string, key: string) => string | undefined,
): Record<string, string> {
  const maps = ofKind<IConfigMap>(all, 'ConfigMap');
  const given = envFrom.map(
    ({ configMapRef: ref }) => maps.find(({ metadata }) => metadata.name === ref?.name)?.data ?? {},
  );
  const own = env.map(({ name, value, valueFrom }) => {
    const ref = valueFrom?.secretKeyRef;
    return [name, ref ? secret(ref.name ?? '', ref.key) : value];
  });
  const set = [...given.flatMap((map) => Object.entries(map)), ...own];
  return Object.fromEntries(set.filter(([, value]) => value !== undefined));
}

const ours = (all: readonly Thing[]) =>
  workloads(all).flatMap((workload) =>
    containersOf(workload)
      .filter(({ image }) => isOurs(image))
      .map((container) => ({ where: `${nameOf(workload)} (${container.name})`, container })),
  );

/** Every variable a process is given it knows, and every one it knows is given or left out for a reason. */
export const understood: Policy = (all) =>
  ours(all).flatMap(({ where, container }) => {
    const program = programs[container.args?.[0] ?? ''];
    if (!program) return [`${where} runs ${container.args?.[0]}, which is none of our programs`];
    const { env, file, unset } = program;
    const known = Object.keys(env.shape);
    const given = Object.keys(environmentOf(all, container, () => 'set'));
    return [
      ...given
        .filter((name) => !known.includes(name))
        .map((name) => `${where} is given ${name}, which ${file} does not know`),
      ...known
        .filter((name) => !given.includes(name) && !(name in unset))
        .map(
          (name) =>
            `${file} knows ${name}, and ${where} is not given it: set it in k8s/base/kustomization.yaml ` +
            '(`settings` when web and workers know it, else `web-settings` or `workers-settings`; from the Secret ' +
            'when it is one), or say in k8s/testing/left-at-default.ts why not',
        ),
      ...Object.keys(unset)
        .filter((name) => given.includes(name) || !known.includes(name))
        .map((name) => `k8s/testing/left-at-default.ts names ${name} for ${where} without need`),
    ];
  });

/** What a process is given it can start with: no value is one its `env.ts` refuses. */
export const accepted: Policy = (all) =>
  ours(all).flatMap(({ where, container }) => {
    const values = environmentOf(all, container, (name, key) => knownSecrets()[name]?.[key]);
    const parsed = programs[container.args?.[0] ?? '']?.env.safeParse(values);
    return (parsed?.error?.issues ?? []).map(
      ({ path, message }) => `${where}: ${path.join('.')} ${message}`,
    );
  });

const secretive = /SECRET|PASSWORD|_KEY$|^(DATABASE|REDIS|SOURCES|SMTP)_URL$/;

const withPassword = /:\/\/[^/]*:[^/]*@/;
const isMade = (name = '', key = '') => key in (knownSecrets()[name] ?? {});

/** What is secret comes from a Secret, by a key that `k8s/secrets.ts` knows. */
export const secret: Policy = (all) => [
  ...ofKind<ITriggerAuthentication>(all, 'TriggerAuthentication').flatMap((one) =>
    (one.spec.secretTargetRef ?? [])
      .filter(({ name, key }) => !isMade(name, key))
      .map(({ name, key }) => `${nameOf(one)}: k8s/secrets.ts does not know ${key} of ${name}`),
  ),
  ...ofKind<IConfigMap>(all, 'ConfigMap').flatMap((map) =>
    Object.entries(map.data ?? {})
      .filter(([name, value]) => secretive.test(name) || withPassword.test(value))
      .map(([name]) => `${nameOf(map)} shows ${name} to everybody`),
  ),
  ...workloads(all).flatMap((workload) =>
    containersOf(workload).flatMap(({ env = [] }) =>
      env.flatMap(({ name, value, valueFrom }) => {
        const ref = valueFrom?.secretKeyRef;
        if (!ref && value && secretive.test(name)) return [`${nameOf(workload)} shows ${name}`];
        if (!ref || ref.optional || isMade(ref.name, ref.key)) return [];
        return [`${nameOf(workload)}: k8s/secrets.ts does not know ${ref.key} of ${ref.name}`];
      }),
    ),
  ),
];
