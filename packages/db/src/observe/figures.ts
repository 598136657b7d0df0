import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type DatabaseFigures, readDatabase } from './database-figures.ts';
import type { QueueFigures } from './queue-figures.ts';

/** What the stores say of all processes together; null for a store that did not answer in time. */
export type Figures = {
  readonly at: Date;
  readonly database: DatabaseFigures | null;
  readonly queues: readonly QueueFigures[] | null;
};
export type FigureReader = {
  /** As of a few seconds ago at most; answers within about a second, whatever is away. */
  readonly read: () => Promise<Figures>;
  readonly close: () => Promise<void>;
};

/** So long an answer is given again: many may ask, the stores are asked once. */
const FRESH_MS = 3_000;
/** How long a store may take to answer. */
const PATIENCE_MS = 1_000;

/**
 * Reads the figures of the stores on a connection of their own: a pool that is full is just what they have to tell,
 * and they take nobody's place. One question at a time, however many scrape.
 */
export function openFigures(options: {
  readonly databaseUrl: string;
  readonly queues: { readonly figures: (pool: pg.Pool) => Promise<QueueFigures[]> };
}): FigureReader {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    application_name: 'musicloud-figures',
    max: 1,
    connectionTimeoutMillis: PATIENCE_MS,
    statement_timeout: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    allowExitOnIdle: true,
  });
  // A connection that breaks while idle is replaced by the next question.
  pool.on('error', () => {});
  let last: Figures | null = null;
  let asking: Promise<Figures> | null = null;
  const ask = async (): Promise<Figures> => {
    const [database, queues] = await Promise.all([
      inTime(readDatabase(pool)),
      inTime(options.queues.figures(pool)),
    ]);
    last = { at: new Date(), database, queues };
    return last;
  };
  return {
    read: () => {
      if (last && Date.now() - last.at.getTime() < FRESH_MS) return Promise.resolve(last);
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    close: () => pool.end(),
  };
}

/** An answer in time, or null. */
async function inTime<Value>(answer: Promise<Value>): Promise<Value | null> {
  const stop = new AbortController();
  const late = wait(2 * PATIENCE_MS, null, { signal: stop.signal }).catch(() => null);
  try {
    return await Promise.race([answer.catch(() => null), late]);
  } finally {
    stop.abort();
  }
}
