import { describe, expect, it } from 'vitest';
import { bpsOf, percentOf } from './shares.ts';

describe('a share as it is typed', () => {
  it.each([
    ['0', 0],
    ['33.33', 3333],
    ['33,3', 3330],
    [' 12.5 % ', 1250],
    ['100', 10_000],
  ])('%s', (typed, bps) => {
    expect(bpsOf(typed)).toBe(bps);
  });

  it.each(['', '-1', '100.01', '1e2', '12.345', 'half', '0x10'])('%s is none', (typed) => {
    expect(bpsOf(typed)).toBeNull();
  });

  it('is read back as percent', () => {
    expect(percentOf(3333)).toBe(33.33);
  });
});
