import { expect, it } from 'vitest';
import { median, percentile } from './figures.ts';

it('takes percentiles by nearest rank', () => {
  const figures = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentile(figures, 0.5)).toBe(50);
  expect(percentile(figures, 0.99)).toBe(99);
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

it('takes the middle, or the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});
