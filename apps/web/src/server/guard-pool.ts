import { assetsOf } from '@musicloud/db/assets/assets';
import { type AfterCommit, contentsOf, registeredOf } from '@musicloud/db/contents/contents';
import { type Database, openDatabase } from '@musicloud/db/database';
import { tracedPort } from '@musicloud/db/observe/spans';
import type { Contents, Ports } from '@musicloud/domain/shared/ports';

export type GuardPoolOptions = {
  /** The copyright domain's own database, by default the main one. */
  readonly url: string;
  readonly timeoutMs: number;
  readonly connections: number;
  readonly afterCommit: AfterCommit;
};

/** The copyright domain's own pool: nobody else waits in it. */
export type GuardPool = {
  readonly ports: Pick<Ports, 'contents' | 'registered' | 'assets'>;
  /** Until when a commit is of use, so that its answer comes before `end` (as `performance.now()` counts). */
  readonly deadline: (end: number) => Promise<Deadline>;
  readonly use: Database['use'];
  readonly close: () => Promise<void>;
};

/** One moment, told twice, as clocks of two machines need not agree. */
export type Deadline = {
  /** By the database's clock. */
  readonly at: Date;
  /** By `performance.now()`; never later than `at`. */
  readonly until: number;
};

/** Opens the pool; a statement that nobody waits for any more is ended by the database. */
export function openGuardPool(options: GuardPoolOptions): GuardPool {
  const { url, timeoutMs, connections, afterCommit } = options;
  const database: Database = openDatabase({
    url,
    connections,
    statementTimeoutMs: timeoutMs,
    applicationName: 'musicloud-copyright',
    indexesOnly: true,
  });
  return {
    ports: {
      contents: tracedPort('postgresql', 'contents', contentsOf(database, afterCommit)),
      registered: tracedPort('postgresql', 'registered', registeredOf(database)),
      assets: tracedPort('postgresql', 'assets', assetsOf(database, afterCommit)),
    },
    deadline: async (end) => {
      const asked = performance.now();
      const [clock] = await database.sql<{ now: string }[]>`select clock_timestamp() as now`;
      const heard = performance.now();
      // The clock was read at the latest now, and the answer to a commit has the same way back.
      const left = Math.max(0, end - heard - (heard - asked));
      return { at: new Date(new Date(clock?.now ?? '').getTime() + left), until: asked + left };
    },
    use: database.use,
    close: () => database.sql.end({ timeout: 0 }),
  };
}

/** Given up: its time was over before it came to commit. */
export class OutOfTime extends Error {}

/**
 * Tells whether a call may have been committed although nobody heard of it: a refusal has to say so. What the
 * server answers with an error was rolled back; a connection that broke or stays silent says nothing.
 */
export function watchCommit() {
  let doubtful = false;
  return {
    inDoubt: () => doubtful,
    /** After `until` nothing is read or committed any more: the deadline stops it as if all had moved, again and again. */
    watched: (contents: Contents, until: number): Contents => ({
      ...contents,
      load: async (id) => {
        stopAfter(until);
        return contents.load(id);
      },
      commit: async (change) => {
        stopAfter(until);
        doubtful = true;
        try {
          const answer = await contents.commit(change);
          // What is done is told by the facts, should they come too late.
          doubtful = answer === 'done';
          return answer;
        } catch (error) {
          doubtful = (error as { severity?: string }).severity !== 'ERROR';
          throw error;
        }
      },
    }),
  };
}

function stopAfter(until: number): void {
  if (performance.now() > until) throw new OutOfTime();
}
