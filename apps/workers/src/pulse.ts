import type { QueueName } from '@musicloud/domain/shared/jobs';
import type { Worker } from 'bullmq';

/** How often a resting worker is compared with its queue. */
const LOOK_MS = 5_000;

/** When each part of this process was last seen at work, or rightly at rest. */
export class Pulse {
  readonly #beats = new Map<string, number>();

  /** `part` moves on, or has nothing to do. */
  beat(part: string): void {
    this.#beats.set(part, performance.now());
  }

  /** The parts that have stood still for longer than `stallMs`. */
  stuck(stallMs: number, now = performance.now()): string[] {
    return [...this.#beats].filter(([, at]) => now - at > stallMs).map(([part]) => part);
  }
}

/** What is watched of a worker. */
export type Watched = {
  readonly worker: Pick<Worker, 'on'>;
  readonly concurrency: number;
  /** Jobs of its queue that nobody has taken. */
  readonly waiting: () => Promise<number>;
  /** What takes longer than this never ends. */
  readonly longestJobMs: number;
  readonly lookMs?: number;
};

/**
 * Watches that a worker takes jobs while its queue has any, be its connection lost for good, its loop ended or its
 * handlers hanging. Where the queue can't be asked, the worker is not to blame.
 * @returns ends the watch
 */
export function watchTaking(pulse: Pulse, queue: QueueName, watched: Watched): () => void {
  const { worker, concurrency, waiting, longestJobMs, lookMs = LOOK_MS } = watched;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const begun = new Map<string, number>();
  let taken = 0;
  worker.on('active', ({ id = '' }) => {
    taken += 1;
    begun.set(id, performance.now());
  });
  worker.on('completed', ({ id = '' }) => begun.delete(id));
  worker.on('failed', (job) => begun.delete(job?.id ?? ''));
  const isBusy = () => {
    const since = performance.now() - longestJobMs;
    for (const [id, at] of begun) if (at < since) begun.delete(id);
    return begun.size >= concurrency;
  };
  const look = async (seen: number) => {
    const before = taken;
    const moves = taken !== seen || isBusy() || (await waiting().catch(() => 0)) === 0;
    if (moves) pulse.beat(queue);
    if (!ended) timer = setTimeout(() => void look(before), lookMs);
  };
  pulse.beat(queue);
  void look(0);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
