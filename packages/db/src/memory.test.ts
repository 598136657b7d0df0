import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { memoryTrouble } from './memory.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('says so past the share of the limit that was set, and of the one V8 chose', () => {
  expect(memoryTrouble(0.9)).toBeNull();
  expect(memoryTrouble(0.000_001)).toMatch(/^heap \d+ of \d+ MiB$/);
  expect(memoryTrouble(0.9, '--max-old-space-size=1')).toMatch(/^heap \d+ of 1 MiB$/);
  expect(memoryTrouble(0.9, '--trace-warnings --max_old_space_size=100000')).toBeNull();
});

test('counts what is kept', () => {
  const usedNow = () => Number(/heap (\d+)/.exec(memoryTrouble(0.000_001) ?? '')?.[1]);
  collect();
  const before = usedNow();
  const kept = Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
  collect();
  expect(usedNow()).toBeGreaterThan(before + 10);
  expect(kept).toHaveLength(1_000_000);
});
