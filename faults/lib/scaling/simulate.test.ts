import { describe, expect, it } from 'vitest';
import { Hpa, type HpaSettings } from './hpa.ts';
import { byCpu, byQueue, flaps, play, type Service, shapes, uneven } from './simulate.ts';

const hpa: HpaSettings = {
  least: 1,
  most: 10,
  tolerance: 0.1,
  downWindowMs: 300_000,
};
const web: Service = { cpuSeconds: 0.004, limit: 2, request: 0.25, startSeconds: 5 };
const worker: Service = { cpuSeconds: 0.01, limit: 1, request: 0.5, startSeconds: 5 };
const SECONDS = 1_800;

describe('the formula of the autoscaler', () => {
  it.each([
    [2, 0.15, 2],
    [2, 0.164, 2],
    [2, 0.166, 3],
    [2, 0.3, 4],
    [1, 0.9, 5],
    [8, 1, 10],
    [1, 0, 1],
  ])('from %i at %f wants %i', (current, measured, wanted) => {
    expect(new Hpa(hpa).desired(0, current, [measured / 0.15])).toBe(wanted);
  });

  it('takes away only what nobody wanted for the whole window', () => {
    const one = new Hpa(hpa);
    expect(one.desired(0, 4, [1])).toBe(4);
    expect(one.desired(299_000, 4, [0])).toBe(4);
    expect(one.desired(300_000, 4, [0])).toBe(1);
  });

  it('at most doubles, or adds four, in a quarter of a minute', () => {
    const one = new Hpa({ ...hpa, most: 100 });
    expect(one.desired(0, 10, [60])).toBe(20);
    expect(one.desired(5_000, 20, [60])).toBe(20);
    expect(one.desired(16_000, 20, [60])).toBe(40);
  });
});

describe.each(Object.entries(shapes))('under a %s', (_, shape) => {
  it('the web settles, follows up and down, and never goes up again once it went down', () => {
    const moments = play(uneven(shape(6)), SECONDS, web, hpa, [byCpu(0.15)]);
    expect(Math.max(...moments.map(({ size }) => size))).toBeGreaterThan(4);
    expect(moments.at(-1)?.size).toBeLessThanOrEqual(2);
    expect(moments.at(-1)?.backlog).toBeLessThan(1);
    expect(flaps(moments)).toBe(0);
  });

  it('workers drain what waits and are taken away again, without going up once they went down', () => {
    const moments = play(uneven(shape(40)), SECONDS, worker, hpa, [byQueue(200), byCpu(0.7)]);
    expect(Math.max(...moments.map(({ size }) => size))).toBeGreaterThan(1);
    expect(moments.at(-1)?.size).toBeLessThanOrEqual(2);
    expect(moments.at(-1)?.backlog).toBeLessThan(1);
    expect(flaps(moments)).toBe(0);
  });
});

it('flaps by the queue alone, which is empty as soon as there are enough, so that this can be seen', () => {
  const queue = play(uneven(shapes.step(40)), SECONDS, worker, hpa, [byQueue(200)]);
  expect(flaps(queue)).toBeGreaterThan(0);
});
