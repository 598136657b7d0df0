import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Pulse, watchTaking } from './pulse.ts';
import { backendsOf, createWorld, PATIENCE, run, type World } from './testing/running.ts';
import { startWorker } from './work.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test.each(backendsOf(11))(
  'a worker that stopped taking jobs is noticed, and one that takes them again is left alone ($backend)',
  async ({ redisUrl }) => {
    const relay = await run(world, { roles: ['relay'], redisUrl: redisUrl?.() });
    const { container } = relay;
    const worker = startWorker(container, 'approval');
    const pulse = new Pulse();
    const waiting = () => container.queues.waiting('approval');
    const end = watchTaking(pulse, 'approval', {
      worker,
      concurrency: 8,
      waiting,
      longestJobMs: 60_000,
      lookMs: 20,
    });
    await worker.waitUntilReady();
    await worker.pause();
    await world.upload(await world.caller());
    await vi.waitFor(async () => expect(await waiting()).toBe(1), PATIENCE);
    await vi.waitFor(() => expect(pulse.stuck(300)).toEqual(['approval']), PATIENCE);
    worker.resume();
    await vi.waitFor(async () => {
      expect(await waiting()).toBe(0);
      expect(pulse.stuck(300)).toEqual([]);
    }, PATIENCE);
    end();
    await worker.close();
    await relay.stop();
  },
);
