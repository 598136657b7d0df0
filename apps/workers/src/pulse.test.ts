import { EventEmitter } from 'node:events';
import type { Worker } from 'bullmq';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pulse, watchTaking } from './pulse.ts';

const STALL_MS = 1_000;
let events: EventEmitter;
let waits: number | Error;
let pulse: Pulse;
let end: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  events = new EventEmitter();
  waits = 0;
  pulse = new Pulse();
  end = watchTaking(pulse, 'approval', {
    worker: events as unknown as Worker,
    concurrency: 2,
    waiting: async () => {
      if (typeof waits === 'number') return waits;
      throw waits;
    },
    longestJobMs: 5_000,
    lookMs: 100,
  });
});
afterEach(() => {
  end();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const stuck = () => pulse.stuck(STALL_MS);
const take = (id: string) => events.emit('active', { id });

test('a worker rests while nothing waits', async () => {
  await pass(10_000);
  expect(stuck()).toEqual([]);
});

test('a worker that leaves waiting jobs alone is stuck, and is not once it takes one', async () => {
  waits = 3;
  await pass(900);
  expect(stuck()).toEqual([]);
  await pass(500);
  expect(stuck()).toEqual(['approval']);
  take('1');
  await pass(200);
  expect(stuck()).toEqual([]);
});

test('a worker is not to blame for a queue that is away', async () => {
  waits = new Error('away');
  await pass(10_000);
  expect(stuck()).toEqual([]);
});

test('a worker with its hands full may be so for as long as a job takes', async () => {
  waits = 3;
  take('1');
  take('2');
  await pass(5_000);
  expect(stuck()).toEqual([]);
  await pass(2_000);
  expect(stuck()).toEqual(['approval']);
});

test('what has ended keeps nobody busy', async () => {
  waits = 3;
  take('1');
  take('2');
  events.emit('completed', { id: '1' });
  events.emit('failed', { id: '2' });
  await pass(1_500);
  expect(stuck()).toEqual(['approval']);
});
