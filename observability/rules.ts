import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { catalogue, type Exported, seriesOf } from './catalogue.ts';
import { askedBy } from './promql.ts';

const Alerts = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string(),
          expr: z.string(),
          for: z.string().regex(/^\d+[smh]$/),
          labels: z.strictObject({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.strictObject({ summary: z.string().min(10), runbook_url: z.string() }),
        }),
      ),
    }),
  ),
});
export type Alert = z.infer<typeof Alerts>['groups'][number]['rules'][number];

const Dashboard = z.object({
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) }),
  ),
});

const read = (name: string) => readFileSync(path.join(import.meta.dirname, name), 'utf8');

/** The alert rules; throws when something of one is missing. */
export const readAlerts = (): Alert[] =>
  Alerts.parse(parse(read('alerts.yaml'))).groups.flatMap(({ rules }) => rules);
/** The panels of the dashboard with what they ask. */
export const readPanels = () => Dashboard.parse(JSON.parse(read('dashboard.json'))).panels;
/** Headings of the page runbooks are on, as links name them. */
export const readHeadings = (): string[] =>
  [...read('../docs/observing.md').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );

/** Labels that Prometheus adds, and that of a histogram's buckets. */
const added = ['instance', 'le'];

/** What a query names that is not exported: series, and labels of none of its series. */
export function unknownIn(query: string, exported: readonly Exported[]): string[] {
  return askedBy(query).flatMap(({ series, labels }) => {
    const metric = exported.find((one) => seriesOf(one).includes(series));
    if (!metric) return [series];
    return labels
      .filter((label) => ![...metric.labels, ...added].includes(label))
      .map((label) => `${series}{${label}}`);
  });
}

/** Everything that is wrong with the files here. */
export async function faults(alerts = readAlerts(), panels = readPanels()): Promise<string[]> {
  const exported = await catalogue();
  const headings = readHeadings();
  const asks = [
    ...alerts.map(({ alert, expr }) => ({ where: alert, expr })),
    ...panels.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ where: `panel “${title}”`, expr })),
    ),
  ];
  return [
    ...asks.flatMap(({ where, expr }) =>
      unknownIn(expr, exported).map((name) => `${where} asks for ${name}, which nobody exports`),
    ),
    ...alerts
      .filter(({ annotations: { runbook_url: url } }) => {
        const [page, heading = ''] = url.split('#');
        return page !== 'docs/observing.md' || !headings.includes(heading);
      })
      .map(({ alert }) => `${alert} has no runbook in docs/observing.md`),
  ];
}
