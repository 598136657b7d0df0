import { type QueueName, queueNames } from '@musicloud/domain/shared/jobs';
import type { Queue } from 'bullmq';
import type pg from 'pg';

/** How a queue stands: jobs nobody has taken, at work, and to be tried again; the age of the oldest waiting one. */
export type QueueFigures = {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  /** Seconds since it was added; 0: none waits. */
  readonly oldestSeconds: number;
};

const ASK = `
select queue, count(*) filter (where state = 'waiting')::int as waiting,
  count(*) filter (where state = 'active')::int as active,
  count(*) filter (where state = 'delayed')::int as delayed,
  min(added_at_ms) filter (where state = 'waiting')::float8 as oldest
from bullmq.job where state in ('waiting', 'active', 'delayed') group by queue`;

const ageOf = (addedMs: number | null | undefined) =>
  addedMs ? Math.max(0, Date.now() - addedMs) / 1000 : 0;

/** Reads BullMQ's own table: through its classes each queue would hold a pool for it. */
export async function queuesOnPostgres(pool: pg.Pool): Promise<QueueFigures[]> {
  const { rows } = await pool.query(ASK);
  const found = new Map(rows.map((row) => [row.queue, row]));
  return queueNames.map((queue) => {
    const { waiting = 0, active = 0, delayed = 0, oldest = null } = found.get(queue) ?? {};
    return { queue, waiting, active, delayed, oldestSeconds: ageOf(oldest) };
  });
}

/** Asks each queue through BullMQ. */
export function queuesOnRedis(queueOf: (name: QueueName) => Queue): Promise<QueueFigures[]> {
  return Promise.all(
    queueNames.map(async (name) => {
      const queue = queueOf(name);
      const counts = await queue.getJobCounts('wait', 'active', 'delayed');
      const [oldest] = await queue.getJobs(['wait'], 0, 0, true);
      const { wait: waiting = 0, active = 0, delayed = 0 } = counts;
      return { queue: name, waiting, active, delayed, oldestSeconds: ageOf(oldest?.timestamp) };
    }),
  );
}
