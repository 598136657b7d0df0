import type { Envelope } from '@musicloud/db/queues/queues';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import { EventId } from '@musicloud/domain/shared/ids';
import { type JobName, jobs, type QueueName } from '@musicloud/domain/shared/jobs';
import { type Job, UnrecoverableError, type Worker } from 'bullmq';
import type { Container } from './container.ts';
import { handlers } from './handlers/handlers.ts';
import { jobSeconds } from './health.ts';
import { log } from './log.ts';

/** How many jobs of a queue one process works on at the same time. Decoding keeps a whole core busy. */
const concurrency: Readonly<Record<QueueName, number>> = {
  approval: 8,
  release: 8,
  analysis: 1,
  notify: 4,
};

/** Starts the worker of a queue. */
export function startWorker(container: Container, queue: QueueName): Worker {
  const worker = container.queues.worker(queue, (job) => run(container, job), concurrency[queue]);
  worker.on('failed', (job, error) => {
    log.warn(
      { job: job?.name, id: job?.id, attempt: job?.attemptsMade, err: error.message },
      'failed',
    );
  });
  return worker;
}

/** Parse, call the one handler, return. What can never succeed is not tried again. */
async function run(container: Container, job: Job<Envelope>): Promise<void> {
  const name = job.name as JobName;
  const measured = jobSeconds.startTimer({ job: name });
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
    measured({ outcome: 'done' });
  } catch (error) {
    measured({ outcome: 'failed' });
    const code = domainCodeOf(error);
    if (code && code !== 'CONFLICT') throw new UnrecoverableError(code);
    throw error;
  }
}
