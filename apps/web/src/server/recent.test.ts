import { expect, test } from 'vitest';
import { recentCalls } from './recent.ts';

test('percentiles are right to a fifth, the slowest comes first, and what failed is counted', () => {
  const recent = recentCalls(() => 600_000);
  for (let ms = 1; ms <= 1000; ms += 1) recent.record('slow', ms, ms % 100 === 0);
  for (let count = 0; count < 1000; count += 1) recent.record('fast', 2, false);
  const { all, procedures } = recent.read();
  expect(procedures.map(({ name }) => name)).toEqual(['slow', 'fast']);
  const [slow] = procedures;
  expect(slow).toMatchObject({ calls: 1000, failed: 10 });
  expect(slow?.p50).toBeGreaterThanOrEqual(500);
  expect(slow?.p50).toBeLessThan(500 * 1.2);
  expect(slow?.p99).toBeGreaterThanOrEqual(990);
  expect(slow?.p99).toBeLessThan(990 * 1.2);
  expect(all).toMatchObject({ calls: 2000, failed: 10 });
});

test('what is longer ago than five minutes is forgotten, and nothing is nothing', () => {
  let now = 600_000;
  const recent = recentCalls(() => now);
  recent.record('one', 5, false);
  now += 5 * 60_000;
  expect(recent.read()).toMatchObject({ all: { calls: 1 }, minutes: 5 });
  now += 60_000;
  expect(recent.read()).toMatchObject({ all: { calls: 0, p50: null, p99: null }, procedures: [] });
});
