import { setTimeout as wait } from 'node:timers/promises';
import { assetsOf } from '@musicloud/db/assets/assets';
import { type AfterCommit, contentsOf, registeredOf } from '@musicloud/db/contents/contents';
import { type Database, openDatabase } from '@musicloud/db/database';
import { type UploadInput, uploadContent } from '@musicloud/domain/content/upload-content';
import { DomainError, domainCodeOf } from '@musicloud/domain/shared/errors';
import type { Contents, Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import type { ContentFacts } from '@musicloud/domain/status/status';
import {
  BrokenCircuitError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { guardCalls, guardState } from './health.ts';

export type GuardOptions = {
  /** The copyright domain's own pool: nobody else waits in it. */
  readonly url: string;
  readonly timeoutMs: number;
  readonly connections: number;
  readonly afterCommit: AfterCommit;
};

/** Stands between uploads and the copyright domain, so that its trouble is answered quickly and felt by nobody else. */
export type CopyrightGuard = {
  readonly upload: (caller: Caller, input: Omit<UploadInput, 'deadline'>) => Promise<ContentFacts>;
  /** Connects before the first upload comes, which would otherwise wait for it. */
  readonly warm: () => Promise<void>;
  readonly state: () => GuardState;
  readonly close: () => Promise<void>;
};
export type GuardState = 'closed' | 'open' | 'half_open';

/** Calls that wait for a place may be this many times the places: what is more is refused at once. */
const WAITING_PER_PLACE = 30;
/** So many failures in a row open the breaker; a share of all calls would notice a sudden stop seconds later. */
const FAILURES = 10;
/** How long a call whose commit was on its way when the time was up waits for what became of it. */
const LATE_MS = 80;
/** When the breaker lets one call try again: first after half a second, at most after four. */
const PAUSES = { initialDelay: 500, maxDelay: 4_000, exponent: 2 };

/**
 * Breaker, timeout, bulkhead, in this order: an open breaker answers before anything else is looked up; the
 * timeout counts the waiting too; no more calls work at once than the pool has connections, so that nothing
 * queues inside the driver. What the domain itself refuses is an answer, not a failure.
 */
export function guardCopyright(ports: Ports, options: GuardOptions): CopyrightGuard {
  const { timeoutMs, connections } = options;
  let pool = openPool(options);
  const breaker = circuitBreaker(
    handleWhen((error) => domainCodeOf(error) === undefined),
    {
      halfOpenAfter: new ExponentialBackoff(PAUSES),
      breaker: new ConsecutiveBreaker(FAILURES),
    },
  );
  let opened = 0;
  breaker.onBreak(() => {
    opened += 1;
    // Connections that hang would keep their places for as long as the trouble lasts.
    const hanging = pool;
    pool = openPool(options);
    void hanging.close();
  });
  breaker.onReset(() => {
    opened = 0;
  });
  breaker.onStateChange(() => guardState.set(breaker.state));
  const policy = wrap(
    breaker,
    timeout(timeoutMs, TimeoutStrategy.Aggressive),
    bulkhead(connections, connections * WAITING_PER_PLACE),
  );

  async function upload(caller: Caller, input: Omit<UploadInput, 'deadline'>) {
    const end = performance.now() + timeoutMs;
    const commit = watchCommit();
    let work: Promise<ContentFacts> | null = null;
    try {
      const facts = await policy.execute(async ({ signal }) => {
        signal.throwIfAborted();
        const deadline = await pool.deadline(end);
        const parts = { ...ports, ...pool.ports, contents: commit.watched(pool.ports.contents) };
        work = uploadContent(parts, caller, { ...input, deadline });
        return work;
      });
      guardCalls.inc({ outcome: 'answered' });
      return facts;
    } catch (error) {
      if (domainCodeOf(error)) {
        guardCalls.inc({ outcome: 'answered' });
        throw error;
      }
      guardCalls.inc({ outcome: error instanceof BrokenCircuitError ? 'refused' : 'failed' });
      const late = commit.inDoubt() && work ? await lateAnswer(work, input.id) : null;
      if (late) return late;
      throw busy(opened, commit.inDoubt());
    }
  }

  /** What became of a commit that was on its way: its own answer, or what the database shows beside it. */
  function lateAnswer(work: Promise<ContentFacts>, id: UploadInput['id']) {
    const { promise: never } = Promise.withResolvers<null>();
    const shown = ports.contents.load(id).then((facts) => {
      return facts && facts.content.state !== 'draft' ? facts : never;
    });
    const answers = [work, shown].map((answer) => answer.catch(() => never));
    return Promise.race([...answers, wait(LATE_MS, null)]);
  }
  return {
    upload,
    warm: async () => {
      await Promise.allSettled(Array.from({ length: connections }, () => pool.deadline(0)));
    },
    state: () => stateNames[breaker.state],
    close: () => pool.close(),
  };
}

const stateNames: Readonly<Record<CircuitState, GuardState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Isolated]: 'open',
};

/**
 * Tells whether a call may have been committed although nobody heard of it: a refusal has to say so. What the
 * server answers with an error was rolled back; a connection that broke or stays silent says nothing.
 */
function watchCommit() {
  let doubtful = false;
  return {
    inDoubt: () => doubtful,
    watched: (contents: Contents): Contents => ({
      ...contents,
      commit: async (change) => {
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

/** Busy, and when to come back: about when the breaker tries next. In doubt it may have been done: repeat it. */
function busy(opened: number, inDoubt: boolean): DomainError {
  const pause = Math.min(PAUSES.maxDelay, PAUSES.initialDelay * PAUSES.exponent ** opened);
  return new DomainError('COPYRIGHT_BUSY', {
    retryAfterMs: pause,
    retryAfter: Math.max(1, Math.ceil(pause / 1000)),
    ...(inDoubt && { outcome: 'unknown' }),
  });
}

type GuardPool = {
  readonly ports: Pick<Ports, 'contents' | 'registered' | 'assets'>;
  /**
   * The moment by the database's clock after which an answer would come later than `end` (performance.now): clocks
   * of two machines need not agree.
   */
  readonly deadline: (end: number) => Promise<Date>;
  readonly close: () => Promise<void>;
};

function openPool({ url, timeoutMs, connections, afterCommit }: GuardOptions): GuardPool {
  const database: Database = openDatabase({
    url,
    connections,
    statementTimeoutMs: timeoutMs,
    applicationName: 'musicloud-copyright',
  });
  return {
    ports: {
      contents: contentsOf(database, afterCommit),
      registered: registeredOf(database),
      assets: assetsOf(database, afterCommit),
    },
    deadline: async (end) => {
      const asked = performance.now();
      const [clock] = await database.sql<{ now: string }[]>`select clock_timestamp() as now`;
      const heard = performance.now();
      // The clock was read at the latest now, and the answer to a commit has the same way back.
      const left = Math.max(0, end - heard - (heard - asked));
      return new Date(new Date(clock?.now ?? '').getTime() + left);
    },
    close: () => database.sql.end({ timeout: 0 }),
  };
}
