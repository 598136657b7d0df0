import { expect, test } from 'vitest';
import { type Figures, troublesOf } from './troubles.ts';

const database = {
  uploads: 3,
  unpublished: 0,
  lagSeconds: 0,
  deadLetters: 0,
  releases: { releasing: 1, overdue: 0, restoring: 0 },
  connections: [],
};
const queue = { queue: 'approval' as const, waiting: 1, active: 1, delayed: 0, oldestSeconds: 2 };
const here = {
  guard: 'closed' as const,
  minutes: 5,
  calls: { calls: 1000, failed: 10, p50: 3, p99: 20 },
  slowest: [],
  pools: [{ name: 'main', most: 10, busy: 10, waiting: 0 }],
  streams: 2,
};
const well: Figures = { at: '2026-11-23T12:00:00.000Z', database, queues: [queue], here };

test('work under way is no trouble', () => {
  expect(troublesOf(well)).toEqual([]);
});

test.each([
  [{ database: null }, ['database']],
  [{ queues: null }, ['queues']],
  [{ here: { ...here, guard: 'open' as const } }, ['guard']],
  [{ here: { ...here, calls: { ...here.calls, failed: 11 } } }, ['failing']],
  [{ here: { ...here, pools: [{ name: 'main', most: 10, busy: 10, waiting: 1 }] } }, ['pool']],
  [{ database: { ...database, lagSeconds: 61 } }, ['relay']],
  [{ database: { ...database, deadLetters: 1 } }, ['letters']],
  [
    { database: { ...database, releases: { releasing: 2, overdue: 1, restoring: 0 } } },
    ['overdue'],
  ],
  [{ queues: [{ ...queue, oldestSeconds: 301 }] }, ['queue']],
])('%j is told', (over, kinds) => {
  expect(troublesOf({ ...well, ...over }).map(({ kind }) => kind)).toEqual(kinds);
});

test('the worst comes first', () => {
  const letters = { ...database, deadLetters: 1, lagSeconds: 90 };
  const kinds = troublesOf({ ...well, database: letters, queues: null }).map(({ kind }) => kind);
  expect(kinds).toEqual(['queues', 'relay', 'letters']);
});
