import { inScope, parseTraceparent, type Scope } from '@musicloud/db/observe/scope';
import { beginSpan, endOf } from '@musicloud/db/observe/spans';
import { type Envelope, messagingOf } from '@musicloud/db/queues/queues';
import { jobs, type QueueName } from '@musicloud/domain/shared/jobs';
import type { Job } from 'bullmq';
import { log } from './log.ts';
import { jobSeconds } from './metrics.ts';

/** Does a job in the trace that led to it: its lines, its span and its time, however it ends. */
export function observed(
  queue: QueueName,
  job: Job<Envelope>,
  work: () => Promise<void>,
): Promise<void> {
  const { correlationId, traceparent } = job.data;
  const named = { id: job.id, name: jobLabel(job.name) };
  const span = beginSpan(
    `process ${queue}`,
    { kind: 'consumer', attributes: messagingOf('process', queue, named) },
    parseTraceparent(traceparent),
  );
  const scope: Scope = { ...span.place, correlationId, doors: new Set() };
  const began = performance.now();
  const told = (outcome: 'done' | 'failed') => {
    const ms = Math.round(performance.now() - began);
    jobSeconds.observe({ job: named.name, outcome }, ms / 1000);
    const waitedMs = Math.max(0, Date.now() - job.timestamp - ms);
    return { job: named.name, id: job.id, attempt: job.attemptsMade + 1, ms, waitedMs };
  };
  return inScope(scope, async () => {
    try {
      await work();
      span.end();
      log.info(told('done'), 'done');
    } catch (error) {
      span.end(endOf(error));
      log.warn({ ...told('failed'), err: error }, 'failed');
      throw error;
    }
  });
}

/** A label has to be of a closed set: whatever else stands in a queue is one. */
export const jobLabel = (name: string): string => (Object.hasOwn(jobs, name) ? name : 'unknown');
