import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from './failure.ts';
import { untilHealthy } from './health.ts';
import type { Supervised } from './supervised.ts';

const READY_MS = 120_000;
/** A process that ends this often before it is ready will not become ready. */
const HOPELESS = 3;

/**
 * Waits until MusiCloud is ready, which is what the first process says: the web, or the workers where there is no web.
 * @throws {Failure} when that will not happen
 * @throws the reason of `wish` when somebody wants it to stop
 */
export async function untilReady(processes: Supervised[], wish: AbortSignal): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([wish, over.signal]);
  const [first] = processes;
  const ready = untilHealthy(() => first?.origin && `${first.origin}/healthz/ready`, signal);
  try {
    await Promise.race([ready, untilHopeless(processes, signal)]);
  } finally {
    over.abort();
    // It may end by the signal now, which nobody waits for any more.
    ready.catch(() => {});
  }
  wish.throwIfAborted();
}

async function untilHopeless(processes: Supervised[], signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!signal.aborted) {
    const failing = processes.find((each) => each.deaths >= HOPELESS);
    if (failing) {
      throw new Failure(
        `The ${failing.plan.name} process ends as soon as it starts; its last words are above.`,
      );
    }
    if (Date.now() > deadline) {
      throw new Failure(`MusiCloud is not ready after ${READY_MS / 1000} s.`);
    }
    await wait(100);
  }
}
