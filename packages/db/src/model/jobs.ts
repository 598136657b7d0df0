import { recordAnalysis } from '@musicloud/domain/asset/record-analysis';
import { settleHanging } from '@musicloud/domain/content/settle-hanging';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { finishRestore } from '@musicloud/domain/copyright/finish-restore';
import { EventId } from '@musicloud/domain/shared/ids';
import type { AnyJob } from '@musicloud/domain/shared/jobs';
import type { Ports } from '@musicloud/domain/shared/ports';
import { registerSource } from '@musicloud/domain/source/register-source';
import type { Queues } from '../queues/queues.ts';

/** A job as it lies in a queue. */
export type Lying = Parameters<Queues['send']>[0][number];

/** Queues that lose, double, delay and reorder whatever somebody chooses; none of theirs is the truth. */
export function unreliableQueues() {
  const lying: Lying[] = [];
  const ever: Lying[] = [];
  let fate: 'happens' | 'fails-before' | 'fails-after' = 'happens';
  const send: Queues['send'] = async (jobs) => {
    if (fate === 'fails-before') throw new Error('the queues are away');
    // What somebody is told of changes nothing of the rights.
    const relevant = jobs.filter(({ name }) => name !== 'tell-creator' && name !== 'tell-claimant');
    lying.push(...relevant);
    ever.push(...relevant);
    if (fate === 'fails-after') throw new Error('the queues went away');
  };
  const notHere = () => {
    throw new Error('workers of a model take their jobs by hand');
  };
  return {
    queues: {
      send,
      worker: notHere,
      pending: async () => lying.length,
      figures: async () => [],
      waiting: async () => lying.length,
      close: async () => {},
    } satisfies Queues,
    lying,
    ever,
    /** What the next sending comes to. */
    set: (next: typeof fate) => {
      fate = next;
    },
  };
}

/** Does a job as its worker would. Listening itself is no part of the rights: here every sound is unreadable. */
export function doJob(ports: Ports, { trace, ...job }: Lying): Promise<unknown> {
  const { correlationId, causeId } = trace;
  const by = { correlationId, causeId: EventId.parse(causeId) };
  return perform(ports, job, by);
}

function perform(
  ports: Ports,
  job: AnyJob,
  by: { correlationId: string; causeId: EventId },
): Promise<unknown> {
  switch (job.name) {
    case 'register-source':
      return registerSource(ports, job.payload.contentId, by);
    case 'unregister-source':
      return finishRelease(ports, job.payload.contentId, by);
    case 'restore-source':
      return finishRestore(ports, job.payload.contentId, by);
    case 'settle-hanging':
      return settleHanging(ports, job.payload.contentId, by);
    case 'analyse-asset':
      return recordAnalysis(ports, job.payload.assetId, null, by);
    case 'tell-creator':
    case 'tell-claimant':
      throw new Error('never sent here');
  }
}
