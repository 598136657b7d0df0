import { describe, expect, it } from 'vitest';
import { Backoff } from './backoff.ts';

describe('Backoff', () => {
  it('doubles from half a second to ten', () => {
    const backoff = new Backoff();
    const waits = Array.from({ length: 7 }, () => backoff.next(100));
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it('starts over once a process has lived for thirty seconds', () => {
    const backoff = new Backoff();
    backoff.next(0);
    backoff.next(29_999);
    expect(backoff.next(30_000)).toBe(500);
    expect(backoff.next(10)).toBe(1000);
  });
});
