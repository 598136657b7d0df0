import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type OwnRedis, ownRedis } from './testing/redis.ts';
import {
  createWorld,
  PATIENCE,
  type Running,
  reaches,
  run,
  statusNow,
  type World,
} from './testing/running.ts';

let world: World;
let redis: OwnRedis;
let running: Running | null = null;
beforeAll(async () => {
  world = await createWorld();
  redis = await ownRedis();
});
beforeEach(async () => {
  await redis.start();
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await redis.stop();
});
afterAll(() => world.close());

const waiting = async () =>
  (await world.database.sql`select from events where published_at is null`).length;
test('while Redis is away uploads are accepted; they register when it is back', async () => {
  running = await run(world, { redisUrl: redis.url });
  const creator = await world.caller();
  const before = await world.upload(creator);
  await reaches(world, before.content.id, 'registered');
  await vi.waitFor(async () => expect(await waiting()).toBe(0), PATIENCE);

  await redis.stop();
  const during = await Promise.all(Array.from({ length: 10 }, () => world.upload(creator)));
  for (const { content } of during) expect(await statusNow(world, content.id)).toBe('approved');
  expect(await waiting()).toBeGreaterThan(0);

  await redis.start();
  await Promise.all(during.map(({ content }) => reaches(world, content.id, 'registered')));
  const { rows } = await world.ports.registry.list({ creatorId: creator.account.id, limit: 99 });
  expect(rows).toHaveLength(11);
});

test('jobs that were in Redis when it died are sent again', async () => {
  const relay = await run(world, { redisUrl: redis.url, roles: ['relay'] });
  const creator = await world.caller();
  const uploads = await Promise.all(Array.from({ length: 5 }, () => world.upload(creator)));
  await vi.waitFor(async () => expect(await waiting()).toBe(0), PATIENCE);
  await relay.stop();
  await redis.stop();
  await redis.start();
  running = await run(world, { redisUrl: redis.url, sweepAfterMs: 200 });
  await Promise.all(uploads.map(({ content }) => reaches(world, content.id, 'registered')));
});

test('relay and workers that start while Redis is away begin when it comes', async () => {
  await redis.stop();
  running = await run(world, { redisUrl: redis.url });
  const { content } = await world.upload(await world.caller());
  expect(await statusNow(world, content.id)).toBe('approved');
  await redis.start();
  await reaches(world, content.id, 'registered');
});

test('they stop while Redis is away', async () => {
  const one = await run(world, { redisUrl: redis.url });
  await redis.stop();
  await world.upload(await world.caller());
  await one.stop();
});
