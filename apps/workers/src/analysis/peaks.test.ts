import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PeakMeter } from './peaks.ts';

const read = (samples: number[], count: number, chunk = samples.length) => {
  const meter = new PeakMeter();
  for (let at = 0; at < samples.length; at += Math.max(1, chunk)) {
    meter.add([Float32Array.from(samples.slice(at, at + Math.max(1, chunk)))]);
  }
  return meter.read(count);
};

test('the loudest part is 99, silence is 0, in the order they were heard', () => {
  const quiet = Array(PeakMeter.STRETCH * 4).fill(0);
  const half = Array(PeakMeter.STRETCH * 4).fill(-0.25);
  const loud = Array(PeakMeter.STRETCH * 4).fill(0.5);
  expect(read([...quiet, ...half, ...loud], 3)).toEqual([0, 50, 99]);
});

test('the loudest of all channels counts', () => {
  const meter = new PeakMeter();
  const silent = new Float32Array(PeakMeter.STRETCH);
  meter.add([silent, silent.map(() => 0.5)]);
  meter.add([silent.map(() => 1), silent]);
  expect(meter.read(2)).toEqual([50, 99]);
  expect(meter.samples).toBe(2 * PeakMeter.STRETCH);
});

test('there are as many as were asked for, 0 to 99, however the sound came in pieces', () => {
  const samples = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 5_000 });
  const count = fc.integer({ min: 1, max: 480 });
  fc.assert(
    fc.property(samples, count, fc.integer({ min: 1, max: 3_000 }), (given, asked, chunk) => {
      const peaks = read(given, asked, chunk);
      expect(peaks).toHaveLength(asked);
      for (const peak of peaks)
        expect(peak >= 0 && peak <= 99 && Number.isInteger(peak)).toBe(true);
      expect(peaks).toEqual(read(given, asked));
    }),
    { numRuns: 40 },
  );
});
