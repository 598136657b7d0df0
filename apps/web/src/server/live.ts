import { EventEmitter } from 'node:events';
import type { Database } from '@musicloud/db/database';
import { listenForChanges } from '@musicloud/db/wake/wake';

/** How long a stream waits for a wake before it looks by itself: a call that got lost is found then. */
const POLL_MS = 5_000;

/** Wakes the streams of this process when something of their creator changed. */
export type Live = {
  /** Resolves at the next change of the creator's, after the polling time, or when `signal` aborts. */
  readonly next: (creatorId: string, signal: AbortSignal) => Promise<void>;
  /** Aborts when the process is about to stop: streams end, and their readers come back elsewhere. */
  readonly ended: AbortSignal;
  readonly stop: () => Promise<void>;
};

export async function changesFor(database: Pick<Database, 'sql'>): Promise<Live> {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const ending = new AbortController();
  const listening = await listenForChanges(database.sql, (creators) => {
    for (const name of creators ?? emitter.eventNames()) emitter.emit(name as string);
  });
  return {
    ended: ending.signal,
    next: (creatorId, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          emitter.off(creatorId, done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, POLL_MS);
        emitter.once(creatorId, done);
        signal.addEventListener('abort', done, { once: true });
      }),
    stop: async () => {
      ending.abort();
      for (const name of emitter.eventNames()) emitter.emit(name);
      await listening.stop().catch(() => {});
    },
  };
}
