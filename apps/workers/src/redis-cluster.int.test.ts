import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from '@musicloud/db/ids';
import { listDeadLetters } from '@musicloud/db/outbox/dead-letters';
import type { Sent } from '@musicloud/db/queues/queues';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { queueNames } from '@musicloud/domain/shared/jobs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type RedisCluster, startRedisCluster } from '../../../scripts/test/redis-cluster.ts';
import { requireRedisCluster } from '../../../scripts/test/tools.ts';
import {
  createWorld,
  PATIENCE,
  type Running,
  reaches,
  run,
  type World,
} from './testing/running.ts';

let folder: string;
let cluster: RedisCluster;
let world: World;
let running: Running | null = null;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-cluster-'));
  const programs = await requireRedisCluster(new AbortController().signal);
  cluster = await startRedisCluster(programs, folder);
  world = await createWorld();
});
afterEach(async () => {
  await running?.stop();
  running = null;
});
afterAll(async () => {
  await world.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (sweepAfterMs?: number) => {
  running = await run(world, { redisUrl: cluster.url, sweepAfterMs });
  return running;
};
const keyOf = (queue: string) => `{musicloud-${queue}}`;

test('queues live on more than one master', async () => {
  const masters = await Promise.all(queueNames.map((queue) => cluster.masterOf(keyOf(queue))));
  expect(new Set(masters.map((node) => node?.port)).size).toBeGreaterThan(1);
});

test('a content is approved, registered, deleted and released, and its creator is told', async () => {
  const { container } = await start();
  const creator = await world.caller();
  const { content } = await world.upload(creator);
  await reaches(world, content.id, 'registered');
  await deleteContent(world.ports, creator, content.id);
  await reaches(world, content.id, 'released');
  await vi.waitFor(async () => expect(await container.mailer.mailbox()).toHaveLength(2), PATIENCE);
  await vi.waitFor(async () => expect(await container.queues.pending()).toBe(0), PATIENCE);
});

test('what can never be handled becomes a dead letter', async () => {
  const { container } = await start();
  const trace = { correlationId: uuidv7(), causeId: uuidv7(), again: false };
  const poison = { id: uuidv7(), name: 'register-source', payload: { contentId: 'none' }, trace };
  await container.queues.send([poison as never as Sent & { trace: typeof trace }]);
  await vi.waitFor(async () => {
    const { rows } = await listDeadLetters(world.database.db, { limit: 10 });
    expect(rows.map((row) => row.correlationId)).toContain(trace.correlationId);
  }, PATIENCE);
});

test('a master that is lost loses no upload: its replica takes over, and it comes back as a replica', async () => {
  await start(1_000);
  const creator = await world.caller();
  const first = await world.upload(creator);
  await reaches(world, first.content.id, 'registered');
  const key = keyOf('approval');
  const lost = await cluster.masterOf(key);
  if (!lost) throw new Error('nobody has the queue');
  await lost.kill();
  const during = await Promise.all(Array.from({ length: 10 }, () => world.upload(creator)));
  await Promise.all(during.map(({ content }) => reaches(world, content.id, 'registered')));
  const next = await cluster.masterOf(key);
  expect(next).not.toBeNull();
  expect(next?.port).not.toBe(lost.port);
  await lost.start();
  const after = await world.upload(creator);
  await reaches(world, after.content.id, 'registered');
}, 90_000);
