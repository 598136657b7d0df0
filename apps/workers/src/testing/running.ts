import path from 'node:path';
import { createWorld, type World } from '@musicloud/db/testing/world';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { QueueName } from '@musicloud/domain/shared/jobs';
import { type Status, statusOf } from '@musicloud/domain/status/status';
import { expect, inject, vi } from 'vitest';
import { buildContainer, type Container } from '../container.ts';
import { type Env, type WorkerRole, workerRoles } from '../env.ts';
import { log } from '../log.ts';
import { startRelay } from '../relay.ts';
import { startWorker } from '../work.ts';

log.level = 'silent';

/** Long enough for a busy machine; a condition that holds ends the waiting at once. */
export const PATIENCE = { timeout: 25_000, interval: 25 };

/** The queue backends everything is tested on. Each file takes a Redis database of its own. */
export const backendsOf = (redisDatabase: number) => [
  { backend: 'PostgreSQL', redisUrl: undefined },
  { backend: 'Redis', redisUrl: () => `${inject('redisUrl')}/${redisDatabase}` },
];

export type RunOptions = {
  readonly roles?: readonly WorkerRole[] | undefined;
  readonly redisUrl?: string | undefined;
  /** By default a folder of the world's. */
  readonly storageUrl?: string | undefined;
  /** How long something waits for its job before it is sent again, ms. */
  readonly sweepAfterMs?: number | undefined;
};

export function envOf(world: World, options: RunOptions = {}): Env {
  const { roles = workerRoles, redisUrl, storageUrl, sweepAfterMs = 60_000 } = options;
  return {
    ROLES: [...roles],
    DATABASE_URL: world.database.url,
    REDIS_URL: redisUrl,
    SOURCES_URL: world.sourcesUrl,
    STORAGE_URL: storageUrl ?? `file:${path.join(world.folder, 'files')}`,
    PUBLIC_URL: 'http://localhost:3000',
    SMTP_URL: undefined,
    MAIL_FROM: 'MusiCloud <no-reply@musicloud.example>',
    MAIL_DIR: path.join(world.folder, 'mail'),
    HOST: '127.0.0.1',
    HEALTH_PORT: 0,
    RELEASE_DEADLINE_MS: 600_000,
    ANSWER_DAYS: 14,
    NOTICE_DAYS: 7,
    RESUME_DAYS: 10,
    REMIND_AFTER_DAYS: 7,
    REMIND_BEFORE_DAYS: 30,
    UNFINISHED_UPLOAD_DAYS: 7,
    UNUSED_FILE_DAYS: 30,
    NEWS_DAYS: 180,
    DEAD_LETTER_DAYS: 30,
    ANALYSIS_TIMEOUT_MS: 60_000,
    ANALYSIS_MEMORY_MB: 1_024,
    SWEEP_AFTER_MS: sweepAfterMs,
    LIVE_STALL_MS: 30_000,
    LIVE_MEMORY_SHARE: 0.85,
    NODE_OPTIONS: '',
    LOG_LEVEL: 'info',
    OTEL_EXPORTER_OTLP_ENDPOINT: undefined,
    OTEL_TRACES_SAMPLER_ARG: 1,
  };
}

/** A try that ended: of which job, and whether it was the last one. */
export type Ended = { readonly id: string; readonly name: string; readonly last: boolean };
/** Relay and workers at work, in this process. */
export type Running = {
  readonly container: Container;
  readonly completed: readonly Ended[];
  readonly failed: readonly Ended[];
  readonly stop: () => Promise<void>;
};

/** Starts relay and workers on the stores of a world. */
export async function run(world: World, options: RunOptions = {}): Promise<Running> {
  const env = envOf(world, options);
  const container = await buildContainer(env);
  const queues = env.ROLES.filter((role): role is QueueName => role !== 'relay');
  const workers = queues.map((queue) => startWorker(container, queue));
  const completed: Ended[] = [];
  const failed: Ended[] = [];
  for (const worker of workers) {
    worker.on('completed', (job) => completed.push(endedOf(job)));
    worker.on('failed', (job) => job && failed.push(endedOf(job)));
  }
  const relay = env.ROLES.includes('relay') ? await startRelay(container) : null;
  return {
    container,
    completed,
    failed,
    stop: async () => {
      await relay?.stop();
      await Promise.all(workers.map((worker) => worker.close()));
      await container.close();
    },
  };
}

const endedOf = (job: { id?: string; name: string; finishedOn?: number }): Ended => ({
  id: job.id ?? '',
  name: job.name,
  last: job.finishedOn !== undefined,
});

/** Waits until a content has reached a status. */
export async function reaches(world: World, id: ContentId, status: Status): Promise<void> {
  await vi.waitFor(async () => expect(await statusNow(world, id)).toBe(status), PATIENCE);
}

export async function statusNow(world: World, id: ContentId): Promise<Status | null> {
  const facts = await world.ports.contents.load(id);
  return facts && statusOf(facts).status;
}

/** The types of a content's events, in the order they happened. */
export async function eventsOf(world: World, id: ContentId): Promise<string[]> {
  const rows = await world.database.sql<{ type: string }[]>`
    select type from events where subject_id = ${id} order by at, id`;
  return rows.map((row) => row.type);
}

export { createWorld, type World };
