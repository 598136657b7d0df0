import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import type { IJob } from 'kubernetes-models/batch/v1/Job';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';

/** Anything Kubernetes keeps, as it is written. */
export type Thing = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
};
/** Something that makes pods. */
export type Workload = (IDeployment | IStatefulSet | IJob) & Thing;
export type Selector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
};

/** All of one kind, as its type says. */
export const ofKind = <Kind extends { kind: string }>(all: readonly Thing[], kind: Kind['kind']) =>
  all.filter((one) => one.kind === kind) as unknown as (Kind & Thing)[];

/** A CronJob as the Job it makes again and again. */
const jobOf = (cron: ICronJob & Thing) =>
  ({ ...cron, spec: cron.spec?.jobTemplate.spec }) as unknown as Workload;

/** Everything that makes pods; `long` leaves out what ends by itself. */
export function workloads(all: readonly Thing[], which: 'all' | 'long' = 'all'): Workload[] {
  const kinds = ['Deployment', 'StatefulSet', ...(which === 'all' ? ['Job'] : [])];
  const nightly = which === 'all' ? ofKind<ICronJob>(all, 'CronJob').map(jobOf) : [];
  return [...(all.filter(({ kind }) => kinds.includes(kind)) as Workload[]), ...nightly];
}

export const deployments = (all: readonly Thing[]) => ofKind<IDeployment>(all, 'Deployment');

/** The pods a workload makes. */
export const podOf = (workload: Workload): IPodSpec =>
  workload.spec?.template.spec ?? { containers: [] };
export const labelsOf = (workload: Workload): Record<string, string> =>
  workload.spec?.template.metadata?.labels ?? {};
/** Those that come first, too. */
export const containersOf = (workload: Workload): IContainer[] => [
  ...(podOf(workload).initContainers ?? []),
  ...podOf(workload).containers,
];

/** How a thing is named in a complaint. */
export const nameOf = ({ kind, metadata }: Thing) => `${kind} ${metadata.name}`;

/** Whether a selector means what has these labels. One that says nothing means everything. */
export function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: object) {
  const has = new Map(Object.entries(labels));
  const equal = Object.entries(matchLabels).every(([key, value]) => has.get(key) === value);
  const fits = matchExpressions.every(({ key, operator, values = [] }) => {
    if (operator === 'Exists') return has.has(key);
    if (operator === 'In') return values.includes(has.get(key));
    throw new Error(`selects() does not know ${operator}`);
  });
  return equal && fits;
}
