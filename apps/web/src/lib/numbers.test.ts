import { expect, it } from 'vitest';
import { bytes, clock } from './numbers.ts';
import { barsPath } from './wave.ts';

it.each([
  [0, '0:00'],
  [42_000, '0:42'],
  [204_400, '3:24'],
  [3_723_000, '1:02:03'],
  [-5, '0:00'],
])('%i ms is %s', (ms, shown) => {
  expect(clock(ms)).toBe(shown);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [2048, '2 KB'],
  [3_250_586, '3.1 MB'],
  [2 * 1024 ** 3, '2.0 GB'],
])('%i bytes are %s', (value, shown) => {
  expect(bytes(value)).toBe(shown);
});

it('draws one bar a share, the loudest of it, and never a hole', () => {
  const path = barsPath([0, 0, 99, 10], 2, { width: 2, gap: 1, height: 32 });
  expect(path).toBe('M1 16.00V16.01M4 1.00V31.01');
  const quiet = barsPath([0, 0, 9, 1], 2, { width: 2, gap: 1, height: 32 });
  expect(quiet).toBe(path);
  expect(barsPath([], 3, { width: 2, gap: 1, height: 32 }).match(/M/g)).toHaveLength(3);
});
