import { keepDeadLetter, recovered } from '@musicloud/db/outbox/dead-letters';
import type { Envelope } from '@musicloud/db/queues/queues';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import { EventId } from '@musicloud/domain/shared/ids';
import { type JobName, jobs, type QueueName } from '@musicloud/domain/shared/jobs';
import { type Job, UnrecoverableError, type Worker } from 'bullmq';
import type { Container } from './container.ts';
import { handlers } from './handlers/handlers.ts';

import { log } from './log.ts';
import { deadLettersKept } from './metrics.ts';
import { jobLabel, observed } from './observe-job.ts';

/** How many jobs of a queue one process works on at the same time. Decoding keeps a whole core busy. */
export const concurrency: Readonly<Record<QueueName, number>> = {
  approval: 8,
  release: 8,
  analysis: 1,
  notify: 4,
};

/** Starts the worker of a queue. */
export function startWorker(container: Container, queue: QueueName): Worker {
  /** Jobs whose dead letter is written already. */
  const kept = new Set<string>();
  const attempt = async (job: Job<Envelope>) => {
    try {
      await run(container, job);
    } catch (error) {
      if (isLastTry(job, error)) {
        // Before the queue forgets the job: a worker that dies in between has its job tried, and kept, again.
        await bury(container, job, error as Error, job.attemptsMade + 1);
        kept.add(job.id ?? '');
      }
      throw error;
    }
  };
  const handle = (job: Job<Envelope>) => observed(queue, job, () => attempt(job));
  const worker = container.queues.worker(queue, handle, concurrency[queue]);
  worker.on('failed', (job, error) => {
    // One that killed its worker again and again is failed by the queue; no handler saw it end.
    if (job?.finishedOn && !kept.delete(job.id ?? '')) {
      const { correlationId } = job.data;
      log.warn({ job: job.name, id: job.id, correlationId, err: error }, 'given up by the queue');
      void bury(container, job, error, job.attemptsMade);
    }
  });
  return worker;
}

const isLastTry = ({ attemptsMade, opts }: Job, error: unknown) =>
  error instanceof UnrecoverableError || attemptsMade + 1 >= (opts.attempts ?? 1);

/** Parse, call the one handler, return. What can never succeed is not tried again. */
async function run(container: Container, job: Job<Envelope>): Promise<void> {
  const name = job.name as JobName;
  const spec = jobs[name];
  const payload = spec?.schema.safeParse(job.data.payload);
  if (!payload?.success)
    throw new UnrecoverableError(`no such job, or not its payload: ${job.name}`);
  const { correlationId, causeId } = job.data;
  const trace = { correlationId, causeId: EventId.parse(causeId) };
  const handle = handlers[name] as (
    container: Container,
    payload: unknown,
    by: typeof trace,
  ) => Promise<void>;
  try {
    await handle(container, payload.data, trace);
    if (job.attemptsMade > 0 || job.data.again)
      await recovered(container.database.db, { name, payload: payload.data });
  } catch (error) {
    const code = domainCodeOf(error);
    if (code && code !== 'CONFLICT') throw new UnrecoverableError(code);
    throw error;
  }
}

/** Keeps a job that failed for good where an admin finds it. Queues hold no truth, and forget it in a day. */
async function bury(
  container: Container,
  job: Job<Envelope>,
  error: Error,
  attempts: number,
): Promise<void> {
  const { payload, correlationId, causeId } = job.data;
  const { newId, clock } = container.ports;
  await keepDeadLetter(container.database.db, {
    id: newId(),
    name: job.name,
    payload,
    correlationId,
    causeId,
    error: error.message.slice(0, 2000),
    attempts,
    failedAt: clock(),
  }).catch((trouble: Error) => log.error({ id: job.id, err: trouble }, 'not kept'));
  deadLettersKept.inc({ job: jobLabel(job.name) });
}
