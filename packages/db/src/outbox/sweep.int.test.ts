import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectQueues, type Queues } from '../queues/queues.ts';
import { createWorld, type World } from '../testing/world.ts';
import { publishBatch } from './publish.ts';
import { sweep } from './sweep.ts';

let world: World;
let queues: Queues;
beforeAll(async () => {
  world = await createWorld();
  queues = connectQueues({ databaseUrl: world.database.url });
});
afterAll(async () => {
  await queues.close();
  await world.close();
});

const afterMs = 60_000;
const hoursPass = () =>
  world.database.sql`update events set published_at = published_at - interval '1 hour'`;

test('what waits and waits is sent once more, and the queue grows no further', async () => {
  const creator = await world.caller();
  await Promise.all(Array.from({ length: 7 }, () => world.upload(creator)));
  expect(await publishBatch(world.database.sql, queues)).toBe(14);
  expect(await queues.pending()).toBe(7);
  expect(await sweep(world.database.sql, queues, { afterMs })).toBe(0);
  await hoursPass();
  for (let round = 0; round < 5; round += 1) {
    expect(await sweep(world.database.sql, queues, { afterMs })).toBe(7);
    expect(await queues.pending()).toBe(14);
  }
});

test('of more than it takes at a time, all have their turn', async () => {
  const creator = await world.caller();
  await Promise.all(Array.from({ length: 6 }, () => world.upload(creator)));
  await publishBatch(world.database.sql, queues);
  await hoursPass();
  const before = await queues.pending();
  for (let round = 0; round < 60; round += 1) {
    await sweep(world.database.sql, queues, { afterMs, limit: 3 });
  }
  expect(await queues.pending()).toBe(before + 6);
});
