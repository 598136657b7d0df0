import { once } from 'node:events';
import {
  type AnyJob,
  type JobName,
  jobs,
  type QueueName,
  queueNames,
} from '@musicloud/domain/shared/jobs';
import {
  assertSchemaCompatibility,
  createPostgresBackend,
  type Job,
  LATEST_SCHEMA_VERSION,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import pg from 'pg';
import { type QueueFigures, queuesOnPostgres, queuesOnRedis } from '../observe/queue-figures.ts';
import { parseTraceparent, traceparentOf } from '../observe/scope.ts';
import { beginSpan, endOf } from '../observe/spans.ts';
import { connectRedis } from './redis-connections.ts';

/** The schema of BullMQ's own tables in PostgreSQL. */
const SCHEMA = 'bullmq';
/** The name in braces, so that all keys of a queue live in one slot of a Redis Cluster, and queues in several. */
const prefixOf = (queue: QueueName) => `{musicloud-${queue}}`;

export type QueueOptions = {
  readonly databaseUrl: string;
  /** Queues run on Redis when it is set, on PostgreSQL otherwise. */
  readonly redisUrl?: string | undefined;
  readonly onError?: (error: Error) => void;
};

/** A job as it is sent: its id is what makes sending it twice one job. */
export type Sent = AnyJob & { readonly id: string };
/** What a worker gets: the job's data with the trace it continues. */
export type Envelope = {
  readonly payload: unknown;
  readonly correlationId: string;
  readonly causeId: string;
  /** The span it continues (W3C `traceparent`): of its sending; null where none is known. */
  readonly traceparent?: string | null;
  /** Sent again by a sweep or an admin, after an earlier job for the same. */
  readonly again: boolean;
};

export type Queues = {
  readonly send: (jobs: readonly (Sent & { trace: Omit<Envelope, 'payload'> })[]) => Promise<void>;
  readonly worker: (
    queue: QueueName,
    handle: (job: Job<Envelope>) => Promise<void>,
    concurrency: number,
  ) => Worker;
  /** How many jobs wait, are at work or will be tried again. */
  readonly pending: () => Promise<number>;
  /** How many jobs of one queue nobody has taken yet. Rejects soon when the queue is away. */
  readonly waiting: (queue: QueueName) => Promise<number>;
  /** How each queue stands, asked on a connection of the caller's where the queues are on PostgreSQL. */
  readonly figures: (pool: pg.Pool) => Promise<QueueFigures[]>;
  readonly close: () => Promise<void>;
};

/** Creates BullMQ's tables, or brings them up to date. */
export async function migrateQueues(databaseUrl: string): Promise<void> {
  await onClient(databaseUrl, (client) => runMigrations(client, SCHEMA));
}

/** Whether BullMQ's tables are there and at least as new as this build's. */
export function areQueuesMigrated(databaseUrl: string): Promise<boolean> {
  return onClient(databaseUrl, async (client) => {
    const [{ made } = { made: false }] = (
      await client.query(`select to_regclass('${SCHEMA}.migration') is not null as made`)
    ).rows;
    return made && (await assertSchemaCompatibility(client, SCHEMA)) >= LATEST_SCHEMA_VERSION;
  });
}

async function onClient<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Connects to the queues. They hold no truth: everything in them can be made again from PostgreSQL. */
export function connectQueues(options: QueueOptions): Queues {
  const { databaseUrl, redisUrl, onError = () => {} } = options;
  const link = redisUrl ? redisLink(redisUrl, onError) : postgresLink(databaseUrl, onError);
  const queues = new Map<QueueName, Queue>();
  const queueOf = (name: QueueName) => {
    const known = queues.get(name);
    if (known) return known;
    const queue = link.queue(name);
    queue.on('error', onError);
    queues.set(name, queue);
    return queue;
  };
  return {
    send: async (sent) => {
      if (sent.length > 0) await link.awake();
      const byQueue = Map.groupBy(sent, (job) => jobs[job.name].queue);
      for (const [name, batch] of byQueue) await sendBatch(queueOf(name), batch);
    },
    worker: (name, handle, concurrency) => {
      const worker = link.worker(name, handle, concurrency);
      worker.on('error', onError);
      return worker;
    },
    pending: async () => {
      await link.awake();
      const kinds = ['wait', 'active', 'delayed'] as const;
      const counts = await Promise.all(
        queueNames.map((name) => queueOf(name).getJobCountByTypes(...kinds)),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
    waiting: async (name) => {
      await link.awake();
      return queueOf(name).getWaitingCount();
    },
    figures: async (pool) => {
      if (!redisUrl) return queuesOnPostgres(pool);
      await link.awake();
      return queuesOnRedis(queueOf);
    },
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await link.close();
    },
  };
}

type Sending = Parameters<Queues['send']>[0][number];

/** Adds the jobs of one queue, each in a span of the trace it continues: a batch holds jobs of many. */
async function sendBatch(queue: Queue, batch: readonly Sending[]): Promise<void> {
  const sending = batch.map((job) => {
    const span = beginSpan(
      `send ${queue.name}`,
      { kind: 'producer', attributes: messagingOf('send', queue.name, job) },
      parseTraceparent(job.trace.traceparent),
    );
    return { span, job: bulkJob(job, traceparentOf(span.place)) };
  });
  try {
    await queue.addBulk(sending.map(({ job }) => job));
    for (const { span } of sending) span.end();
  } catch (error) {
    for (const { span } of sending) span.end(endOf(error));
    throw error;
  }
}

/** What a span says of a job, by the conventions for messaging. */
export const messagingOf = (
  operation: 'send' | 'process',
  queue: string,
  job: { readonly id?: string | undefined; readonly name: string },
) => ({
  'messaging.system': 'bullmq',
  'messaging.operation.type': operation,
  'messaging.operation.name': operation,
  'messaging.destination.name': queue,
  'messaging.message.id': job.id ?? '',
  'musicloud.job': job.name,
});

function bulkJob({ id, name, payload, trace }: Sending, traceparent: string) {
  const { attempts, backoffMs }: { attempts: number; backoffMs: number } = jobs[name as JobName];
  return {
    name,
    data: { payload, ...trace, traceparent },
    opts: {
      jobId: id,
      attempts,
      backoff: { type: 'exponential', delay: backoffMs },
      removeOnComplete: true,
      removeOnFail: { age: 24 * 3600, count: 10_000 },
    },
  };
}

/** How long adding jobs waits for a Redis that is just connecting. */
const AWAKE_MS = 2_000;
/** Short locks: handlers are fenced by version, so that running one twice has no further effect. */
const locks = { lockDuration: 5_000, stalledInterval: 2_000, maxStalledCount: 100 };
/** After a lost connection a worker would rest for 15 s, however soon its queue is back. */
const workerTimes = { ...locks, runRetryDelay: 500 };

type Link = {
  /** Resolves when jobs can be added; rejects soon when they can't: a batch holds its events locked meanwhile. */
  readonly awake: () => Promise<void>;
  readonly queue: (name: QueueName) => Queue;
  readonly worker: (
    name: QueueName,
    handle: (job: Job<Envelope>) => Promise<void>,
    concurrency: number,
  ) => Worker;
  readonly close: () => Promise<void>;
};

/**
 * BullMQ keeps the failure of a first connection for good: a queue or worker that began in a bad moment would fail
 * until its process ends. Forgotten, the next call connects anew.
 */
const postgresBackend: typeof createPostgresBackend = (name, options, more) => {
  const backend = createPostgresBackend(name, options, more);
  const { connection } = backend as unknown as { connection: Connection };
  // A connection that breaks between two statements of a transaction tells nobody else, and that ends the process.
  connection.pool.on('connect', (client) => client.on('error', () => {}));
  const ready = connection.waitUntilReady.bind(connection);
  connection.waitUntilReady = async () => {
    try {
      await ready();
    } catch (error) {
      connection.readyPromise = undefined;
      throw error;
    }
  };
  return backend;
};
type Connection = {
  readonly pool: pg.Pool;
  readyPromise?: Promise<void> | undefined;
  waitUntilReady: () => Promise<void>;
};

function postgresLink(connectionString: string, onError: (error: Error) => void): Link {
  const base = { connectionString, connectionTimeoutMillis: 5_000, statement_timeout: 10_000 };
  const own = { ...base, schema: SCHEMA, max: 4, keepAlive: true };
  void onError;
  return {
    awake: async () => {},
    queue: (name) => new Queue(name, { connection: { ...own, max: 2 } }, postgresBackend) as never,
    worker: (name, handle, concurrency) =>
      new Worker(
        name,
        handle,
        { connection: own, concurrency, ...workerTimes },
        postgresBackend,
      ) as never,
    close: async () => {},
  };
}

function redisLink(url: string, onError: (error: Error) => void): Link {
  const { adding, taking } = connectRedis(url);
  for (const connection of [adding, taking]) connection.on('error', onError);
  return {
    awake: async () => {
      if (adding.status === 'ready') return;
      await once(adding, 'ready', { signal: AbortSignal.timeout(AWAKE_MS) });
    },
    queue: (name) => new Queue(name, { connection: adding, prefix: prefixOf(name) }) as never,
    worker: (name, handle, concurrency) => {
      const options = { connection: taking, prefix: prefixOf(name), concurrency, ...workerTimes };
      const worker = new Worker(name, handle, options);
      const close = worker.close.bind(worker);
      // A goodbye to a Redis that is away would wait until it is back. Jobs under way are fenced and sent again.
      worker.close = (force = false) => close(force || taking.status !== 'ready');
      return worker;
    },
    close: async () => {
      adding.disconnect();
      taking.disconnect();
    },
  };
}
