import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { connectQueues, type Queues } from '../queues/queues.ts';
import { openTcpProxy } from '../testing/tcp-proxy.ts';
import { createWorld, newContentId, type World } from '../testing/world.ts';
import { type FigureReader, openFigures } from './figures.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const fresh = async (
  figures: FigureReader,
  holds: (found: Awaited<ReturnType<FigureReader['read']>>) => void,
) => vi.waitFor(async () => holds(await figures.read()), { timeout: 20_000, interval: 200 });
const sent = (count: number) =>
  Array.from({ length: count }, () => ({
    id: `${uuidv7()}-0`,
    name: 'register-source' as const,
    payload: { contentId: newContentId() },
    trace: { correlationId: uuidv7(), causeId: uuidv7(), again: false },
  }));

describe.each([
  { backend: 'PostgreSQL', redisUrl: () => undefined },
  { backend: 'Redis', redisUrl: () => `${inject('redisUrl')}/14` },
])('queues on $backend', ({ redisUrl }) => {
  let queues: Queues;
  let figures: FigureReader;
  beforeAll(() => {
    queues = connectQueues({ databaseUrl: world.database.url, redisUrl: redisUrl() });
    figures = openFigures({ databaseUrl: world.database.url, queues });
  });
  afterAll(async () => {
    await figures.close();
    await queues.close();
  });

  test('say how many jobs wait and since when the oldest does', async () => {
    const empty = { waiting: 0, active: 0, delayed: 0, oldestSeconds: 0 };
    const { queues: before } = await figures.read();
    expect(before?.map(({ queue }) => queue)).toEqual([
      'approval',
      'release',
      'analysis',
      'notify',
    ]);
    expect(before?.[0]).toEqual({ queue: 'approval', ...empty });
    await queues.send(sent(3));
    await fresh(figures, ({ queues: found }) => {
      expect(found?.[0]).toMatchObject({ waiting: 3, active: 0, delayed: 0 });
      expect(found?.[0]?.oldestSeconds).toBeGreaterThan(1);
      expect(found?.[3]).toEqual({ queue: 'notify', ...empty });
    });
  });
});

test('the database says what waits for the relay, what is released, and who is connected', async () => {
  const queues = connectQueues({ databaseUrl: world.database.url });
  const figures = openFigures({ databaseUrl: world.database.url, queues });
  const idle = (await figures.read()).database;
  expect(idle).toMatchObject({ uploads: 0, unpublished: 0, lagSeconds: 0, deadLetters: 0 });
  expect(idle?.connections).toContainEqual({
    application: 'musicloud-figures',
    state: 'active',
    count: 1,
  });
  const caller = await world.caller();
  await world.upload(caller);
  await fresh(figures, ({ database }) => {
    expect(database).toMatchObject({ uploads: 1, unpublished: 2 });
    expect(database?.lagSeconds).toBeGreaterThan(0);
  });
  await figures.close();
  await queues.close();
});

test('stores that hang or are away are told as such, and again when they are back', async () => {
  const url = new URL(world.database.url);
  const proxy = await openTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  // Nobody listens there.
  const queues = connectQueues({ databaseUrl: url.href, redisUrl: 'redis://127.0.0.1:1' });
  const figures = openFigures({ databaseUrl: url.href, queues });
  expect((await figures.read()).queues).toBeNull();
  for (const kind of ['frozen', 'refused'] as const) {
    proxy.set({ kind });
    await fresh(figures, ({ database }) => expect(database).toBeNull());
    proxy.set({ kind: 'none' });
    await fresh(figures, ({ database }) => expect(database).toMatchObject({ deadLetters: 0 }));
  }
  await figures.close();
  await queues.close();
  await proxy.close();
});
