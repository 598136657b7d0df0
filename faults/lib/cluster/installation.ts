import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '@musicloud/db/database';
import { connectQueues, type Queues } from '@musicloud/db/queues/queues';
import { openRegistry } from '@musicloud/db/registry/registry';
import { createBucket } from '@musicloud/db/testing/s3';
import type { SourceRegistry } from '@musicloud/domain/source/ports';
import { migrate } from '../../../scripts/lib/prepare-data.ts';
import { type RedisCluster, startRedisCluster } from '../../../scripts/test/redis-cluster.ts';
import { type Server, startReplicated } from '../../../scripts/test/replicated.ts';
import { newS3Place, startS3 } from '../../../scripts/test/s3.ts';
import { requirePostgres, requireRedisCluster, requireSwift } from '../../../scripts/test/tools.ts';
import { noteIn, ownVariables, type Undo, undoAll } from '../ground.ts';
import { port } from '../ports.ts';
import { type Surroundings, startProcess } from '../processes.ts';
import { openMariaDb } from '../stores.ts';

/** Two web processes and two sets of workers on PostgreSQL with a replica, a Redis Cluster, MariaDB and S3. */
export type Cluster = {
  /** The web processes' addresses. */
  readonly origins: readonly [string, string];
  readonly surroundings: Surroundings;
  readonly replica: Server;
  readonly redis: RedisCluster;
  readonly database: Database;
  readonly registry: SourceRegistry;
  readonly queues: Queues;
  readonly stop: () => Promise<void>;
};

const START_MS = 120_000;
const WORKERS = 'relay,approval,release,analysis,notify';

/** Starts all of it and waits until it is ready. */
export async function startCluster(): Promise<Cluster> {
  const undo: Undo = [];
  const stop = () => undoAll(undo);
  try {
    return { ...(await start(undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(undo: Undo) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'musicloud-cluster-')));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  // PostgreSQL runs as another account when this is root.
  await chmod(folder, 0o711);
  const { primary, replica, redis, urls } = await openStores(folder, undo);
  const ports = [await port(), await port()] as const;
  const env = {
    ...ownVariables(folder, ports[0]),
    ...urls,
    // A Redis master that falls takes jobs with it; what is missing is sent again soon.
    SWEEP_AFTER_MS: '3000',
  };
  await migrate(env);
  const surroundings = { folder, env, print: noteIn('cluster') };
  const processes = [
    ...ports.map((PORT, n) =>
      startProcess('web', surroundings, { PORT: String(PORT) }, `web-${n + 1}`),
    ),
    ...[1, 2].map((n) => startProcess('others', surroundings, { ROLES: WORKERS }, `workers-${n}`)),
  ];
  undo.push(() => Promise.all(processes.map((one) => one.stop())));
  await Promise.all(processes.map((one) => one.ready(AbortSignal.timeout(START_MS))));
  const database = openDatabase({ url: primary.url, connections: 4, applicationName: 'cluster' });
  undo.push(database.close);
  const registry = await openRegistry(urls.SOURCES_URL);
  undo.push(registry.close);
  const queues = connectQueues({ databaseUrl: primary.url, redisUrl: redis.url });
  undo.push(queues.close);
  const origins = ports.map((one) => `http://127.0.0.1:${one}`) as [string, string];
  return { origins, surroundings, replica, redis, database, registry, queues };
}

/** Real servers, all of them from Debian. */
async function openStores(folder: string, undo: Undo) {
  const { signal } = new AbortController();
  const { primary, replica } = await startReplicated(await requirePostgres(signal), folder, port);
  undo.push(() => Promise.all([replica.stop(), primary.stop()]));
  const redis = await startRedisCluster(await requireRedisCluster(signal), folder, port);
  undo.push(redis.stop);
  const mariaDb = await openMariaDb(folder);
  undo.push(mariaDb.stop);
  const s3 = await startS3(await requireSwift(signal), folder, await newS3Place(port));
  undo.push(s3.stop);
  const urls = {
    DATABASE_URL: primary.url,
    DATABASE_REPLICA_URL: replica.url,
    REDIS_URL: redis.url,
    SOURCES_URL: mariaDb.direct,
    STORAGE_URL: await createBucket(s3.url),
  };
  return { primary, replica, redis, urls };
}
