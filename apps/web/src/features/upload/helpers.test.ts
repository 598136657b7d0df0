import { expect, test } from 'vitest';
import { newContentId } from './ids.ts';
import { loudest } from './local-peaks.ts';
import { SpeedGauge } from './speed.ts';

test('ids are UUIDs of version 7 and grow with time', () => {
  const early = newContentId(1_700_000_000_000);
  const late = newContentId(1_900_000_000_000);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000);
  expect(early < late).toBe(true);
  expect(newContentId(0)).not.toBe(newContentId(0));
});

test('peaks are the loudest of each part, as 0–99 of the loudest of all', () => {
  expect(loudest(new Float32Array([0, 0.25, -0.5, 0, 0.1, 0]), 3)).toEqual([50, 99, 20]);
  expect(loudest(new Float32Array(8), 4)).toEqual([0, 0, 0, 0]);
});

test('the speed follows the last seconds, and says nothing too early', () => {
  const gauge = new SpeedGauge();
  expect(gauge.at(0, 0)).toBeNull();
  expect(gauge.at(100, 100)).toBeNull();
  expect(gauge.at(2000, 1000)).toBe(2000);
  expect(gauge.at(2000, 20_000)).toBeNull();
  gauge.reset();
  expect(gauge.at(5000, 21_000)).toBeNull();
});
