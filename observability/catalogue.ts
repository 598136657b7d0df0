import { metrics as web } from '../apps/web/src/server/metrics.ts';
import { metrics as workers } from '../apps/workers/src/metrics.ts';

/** A metric as it is exported. */
export type Exported = {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly by: readonly ('web' | 'workers')[];
};
type Registered = { readonly labelNames?: readonly string[] };

/** Everything web and workers export, by name. */
export async function catalogue(): Promise<Exported[]> {
  const found = new Map<string, Exported>();
  for (const [by, registry] of [
    ['web', web],
    ['workers', workers],
  ] as const) {
    for (const { name, type, help } of await registry.getMetricsAsJSON()) {
      const { labelNames = [] } = registry.getSingleMetric(name) as unknown as Registered;
      const labels = [...labelNames];
      const known = found.get(name)?.by ?? [];
      found.set(name, { name, type: String(type), help, labels, by: [...known, by] });
    }
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The names of the series of a metric: a histogram is three. */
export const seriesOf = ({ name, type }: Exported): string[] =>
  type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name];

/** What prom-client tells of any Node process; which of them there are differs by platform. */
const ofNode = /_(nodejs|process)_/;

/** The catalogue as a page to read. */
export async function renderCatalogue(): Promise<string> {
  const rows = (await catalogue())
    .filter(({ name }) => !ofNode.test(name))
    .map(
      ({ name, type, labels, by, help }) =>
        `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(' ')} | ${by.join(', ')} | ${help} |`,
    );
  return [
    head,
    '| name | type | labels | of | what it is |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const head = `# Metrics

Written by a test from the registries of both processes; \`npx vitest run --project unit --update\` writes it anew. [Seeing inside](observing.md) says what to watch.

Labels are of closed sets: doors, patterns of routes, names of procedures, jobs and queues; never an id. Times are in seconds. What both export of the stores (\`musicloud_store_up\`, \`musicloud_queue_…\`, \`musicloud_relay_…\`, \`musicloud_releases\`, \`musicloud_dead_letters\`, \`musicloud_uploads_last_minute\`, \`musicloud_database_connections\`) is the same whoever is asked: take \`max\`, never \`sum\`. While a store is away its figures are left out.

Besides these each process exports what prom-client knows of any Node process, as \`musicloud_web_…\` and \`musicloud_workers_…\`: \`process_cpu_seconds_total\`, \`process_resident_memory_bytes\`, \`nodejs_eventloop_lag_p99_seconds\` and others.
`;
