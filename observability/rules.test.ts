import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { askedBy } from './promql.ts';
import { faults, readAlerts, readPanels, unknownIn } from './rules.ts';

test('alerts and panels ask for what is exported, and every alert has its runbook', async () => {
  expect(readAlerts().length).toBeGreaterThan(10);
  expect(readPanels().length).toBeGreaterThan(10);
  expect(await faults()).toEqual([]);
});

test('a query is read as Prometheus reads it', () => {
  const query = 'sum by (queue) (rate(one_total{state="waiting"}[5m])) / ignoring(pool) two > 3';
  expect(askedBy(query)).toEqual([
    { series: 'one_total', labels: ['state', 'queue', 'pool'] },
    { series: 'two', labels: ['queue', 'pool'] },
  ]);
  expect(() => askedBy('sum(rate(one[5m])')).toThrow('no PromQL');
});

test('what nobody exports is found: a metric, a label, a part of a histogram', async () => {
  const exported = await catalogue();
  expect(unknownIn('rate(musicloud_nothing_total[5m])', exported)).toEqual([
    'musicloud_nothing_total',
  ]);
  expect(unknownIn('sum by (colour) (musicloud_queue_jobs)', exported)).toEqual([
    'musicloud_queue_jobs{colour}',
  ]);
  expect(unknownIn('musicloud_queue_jobs_bucket', exported)).toHaveLength(1);
  expect(unknownIn('musicloud_web_request_duration_seconds', exported)).toHaveLength(1);
});

test('an alert without its runbook, and one that asks for nothing there is, are found', async () => {
  const [alert] = readAlerts();
  if (!alert) throw new Error('there are no alerts');
  const annotations = { ...alert.annotations, runbook_url: 'docs/observing.md#nowhere' };
  const broken = { ...alert, expr: 'musicloud_nothing > 0', annotations };
  expect(await faults([broken], [])).toEqual([
    `${alert.alert} asks for musicloud_nothing, which nobody exports`,
    `${alert.alert} has no runbook in docs/observing.md`,
  ]);
});
