import { assetsOf } from '@musicloud/db/assets/assets';
import { type AfterCommit, contentsOf, registeredOf } from '@musicloud/db/contents/contents';
import { type Database, openDatabase } from '@musicloud/db/database';
import { type UploadInput, uploadContent } from '@musicloud/domain/content/upload-content';
import { DomainError, domainCodeOf } from '@musicloud/domain/shared/errors';
import type { Ports } from '@musicloud/domain/shared/ports';
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
    const begun = performance.now();
    try {
      const facts = await policy.execute(async ({ signal }) => {
        signal.throwIfAborted();
        const deadline = await pool.deadline(timeoutMs - (performance.now() - begun));
        return uploadContent({ ...ports, ...pool.ports }, caller, { ...input, deadline });
      });
      guardCalls.inc({ outcome: 'answered' });
      return facts;
    } catch (error) {
      if (domainCodeOf(error)) {
        guardCalls.inc({ outcome: 'answered' });
        throw error;
      }
      guardCalls.inc({ outcome: error instanceof BrokenCircuitError ? 'refused' : 'failed' });
      throw busy(opened);
    }
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

/** Busy, and when to come back: about when the breaker tries next. */
function busy(opened: number): DomainError {
  const pause = Math.min(PAUSES.maxDelay, PAUSES.initialDelay * PAUSES.exponent ** opened);
  return new DomainError('COPYRIGHT_BUSY', {
    retryAfterMs: pause,
    retryAfter: Math.max(1, Math.ceil(pause / 1000)),
  });
}

type GuardPool = {
  readonly ports: Pick<Ports, 'contents' | 'registered' | 'assets'>;
  /** The moment, by the database's clock, `ms` from now: clocks of two machines need not agree. */
  readonly deadline: (ms: number) => Promise<Date>;
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
    deadline: async (ms) => {
      const [clock] = await database.sql<{ now: string }[]>`select clock_timestamp() as now`;
      return new Date(new Date(clock?.now ?? '').getTime() + Math.max(0, ms));
    },
    close: () => database.sql.end({ timeout: 0 }),
  };
}
