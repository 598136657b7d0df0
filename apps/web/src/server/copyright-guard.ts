import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { PoolUse } from '@musicloud/db/observe/pool-use';
import { inSpan } from '@musicloud/db/observe/spans';
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
  noJitterGenerator,
} from 'cockatiel';
import { type Door, openDoor } from './guard-door.ts';
import { type GuardPoolOptions, OutOfTime, openGuardPool, watchCommit } from './guard-pool.ts';
import { Late, lateAt, withinTime } from './guard-time.ts';
import { guardCalls, guardState } from './metrics.ts';

/** Stands between uploads and the copyright domain, so that its trouble is answered quickly and felt by nobody else. */
export type CopyrightGuard = {
  /**
   * Submits within the time there is, counted from `arrived` (as `performance.now()` counts; now by default).
   * Errors: COPYRIGHT_BUSY, and what the domain refuses.
   */
  readonly upload: (caller: Caller, input: Upload, arrived?: number) => Promise<ContentFacts>;
  /** The door before it: see {@link openDoor}. */
  readonly enter: Door;
  /** Connects before the first upload comes, which would otherwise wait for it. */
  readonly warm: () => Promise<void>;
  readonly state: () => GuardState;
  readonly poolUse: () => PoolUse;
  readonly close: () => Promise<void>;
};
export type GuardState = 'closed' | 'open' | 'half_open';
type Upload = Omit<UploadInput, 'deadline'>;

/** Calls that wait for a place may be this many times the places: what is more is refused at once. */
const WAITING_PER_PLACE = 30;
/** So many failures in a row open the breaker: all places, once. A share of all calls would notice a stop seconds later. */
const failuresToOpen = (places: number) => Math.min(10, Math.max(3, places));
/** When the breaker tries again: first after half a second, at most after four. */
const PAUSES = { initialDelay: 500, maxDelay: 4_000, exponent: 2 };
/** So much later we ask, lest the breaker's own clock says it is too early. */
const MARGIN_MS = 5;
/** How long a call whose commit was on its way when the time was up waits for what became of it. */
const LATE_MS = 60;
/** A decision is begun with at least so many times the time they take; more than half of all there is it never needs. */
const NEEDED = 2;

/** A process that notices so late has too much to do itself: what it missed says nothing of the domain. */
const LAG_MS = 300;

/** Never begun, for want of a place in time: no failure of the domain. */
class CrowdedOut extends Error {}

/**
 * Places, then breaker, then timeout. No more calls work at once than the pool has connections, so that nothing
 * queues inside the driver; a call that waited too long to be done in time is not begun; only what was begun can
 * be a failure. What the domain itself refuses is an answer. An open breaker answers before all of it.
 */
export function guardCopyright(
  ports: Ports,
  { timeoutMs, ...options }: GuardPoolOptions,
): CopyrightGuard {
  const { connections } = options;
  const openPool = () => openGuardPool({ ...options, timeoutMs });
  let pool = openPool();
  const breaker = circuitBreaker(
    handleWhen((error) => domainCodeOf(error) === undefined && !isOwnFault(error)),
    {
      halfOpenAfter: new ExponentialBackoff({ ...PAUSES, generator: noJitterGenerator }),
      breaker: new ConsecutiveBreaker(failuresToOpen(connections)),
    },
  );
  const places = bulkhead(connections, connections * WAITING_PER_PLACE);
  let opened = 0;
  let nextTry: NodeJS.Timeout | undefined;
  /** How long a decision takes, ms: a moving average. */
  let typical = timeoutMs / 10;
  breaker.onBreak(() => {
    nextTry = setTimeout(tryAgain, pauseAfter(opened) + MARGIN_MS).unref();
    opened += 1;
    if (opened === 1) renew();
    else void renewIfSilent();
  });
  breaker.onReset(() => {
    opened = 0;
  });
  breaker.onStateChange(() => guardState.set(breaker.state));

  const warm = async () => {
    await Promise.allSettled(Array.from({ length: connections }, () => pool.deadline(0)));
  };
  /** Connections that hang would keep their places for as long as the trouble lasts. */
  function renew() {
    const hanging = pool;
    pool = openPool();
    void hanging.close();
    void warm();
  }
  /** A try that failed on a pool that answers was slow, as first ones are: on a new pool each would be a first one. */
  async function renewIfSilent() {
    const asked = pool;
    const answers = asked.deadline(0).then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([answers, wait(timeoutMs, false)])) && pool === asked) renew();
  }

  /**
   * The breaker's next try is a question of our own: no upload is risked for it, and nobody gets past the door
   * meanwhile. The trouble is over when a connection is there and its answer leaves time for a decision, which
   * asks about four times.
   */
  function tryAgain() {
    const ask = (ms: number) => withinTime(pool.deadline(0), ms);
    breaker.execute(() => ask(timeoutMs).then(() => ask(timeoutMs / 4))).catch(() => {});
  }
  const isOpen = () => breaker.state !== CircuitState.Closed;
  const count = (outcome: 'answered' | 'failed' | 'refused' | 'crowded_out') =>
    guardCalls.inc({ outcome });

  async function decide(call: Call): Promise<ContentFacts> {
    const began = performance.now();
    const { at: deadline, until } = await pool.deadline(call.end);
    const contents = call.commit.watched(pool.ports.contents, until);
    const own = { ...ports, ...pool.ports, contents };
    return uploadContent(own, call.caller, { ...call.input, deadline }).finally(() => {
      typical += (performance.now() - began - typical) / 10;
    });
  }

  /** Whether there is time left for a decision that has to be done by `end`. */
  const isTooLate = (end: number) =>
    end - performance.now() < Math.min(timeoutMs / 2, typical * NEEDED);

  /**
   * Takes a place, and keeps it until the work has really ended: a hanging connection is no free one. Of the breaker
   * it has all the time there is, however late it came to its place: that was no fault of the domain.
   */
  function inPlace(call: Call): Promise<ContentFacts> {
    const { promise, resolve, reject } = Promise.withResolvers<ContentFacts>();
    const begin = async () => {
      if (isOpen()) return reject(new BrokenCircuitError());
      if (isTooLate(call.end)) return reject(new CrowdedOut());
      const begun = breaker.execute(() => {
        call.begun = true;
        call.work = decide(call);
        return withinTime(call.work, timeoutMs);
      });
      resolve(begun);
      await begun.catch(() => {});
      await call.work?.catch(() => {});
    };
    // Whoever leaves a place starts the next in line, which is still of its own request.
    places.execute(AsyncLocalStorage.bind(begin)).catch(() => reject(new CrowdedOut()));
    return promise;
  }

  async function upload(caller: Caller, input: Upload, arrived = performance.now()) {
    if (isOpen()) throw refuse();
    const end = arrived + timeoutMs;
    const call: Call = { caller, input, end, begun: false, commit: watchCommit() };
    const late = lateAt(call.end);
    try {
      const facts = await Promise.race([inPlace(call), late.promise]);
      count('answered');
      return facts;
    } catch (error) {
      return await afterFailure(call, error);
    } finally {
      late.clear();
    }
  }

  async function afterFailure(call: Call, error: unknown): Promise<ContentFacts> {
    if (domainCodeOf(error)) {
      count('answered');
      throw error;
    }
    if (error instanceof BrokenCircuitError) throw refuse();
    // Told at once, it would be back at once, and take time from decisions.
    if (error instanceof CrowdedOut) await wait(Math.max(0, call.end - performance.now()));
    const done = call.commit.inDoubt() ? await lateAnswer(call) : null;
    count(done ? 'answered' : call.begun ? 'failed' : 'crowded_out');
    if (done) return done;
    throw busy(opened, call.commit.inDoubt());
  }

  /** What became of a commit that was on its way: its own answer, or what the database shows beside it. */
  function lateAnswer({ work, input }: Call): Promise<ContentFacts | null> {
    const { promise: never } = Promise.withResolvers<null>();
    const shown = ports.contents.load(input.id).then((facts) => {
      return facts && facts.content.state !== 'draft' ? facts : never;
    });
    const answers = [work ?? never, shown].map((answer) => answer.catch(() => never));
    return Promise.race([...answers, wait(LATE_MS, null)]);
  }
  function refuse(): DomainError {
    count('refused');
    return busy(opened, false);
  }
  function crowdOut(): DomainError {
    count('crowded_out');
    return busy(opened, false);
  }
  return {
    upload: (...call) => inSpan('copyright.guard', {}, () => upload(...call)),
    enter: openDoor({ places: connections, timeoutMs, isOpen, isTooLate, refuse, crowdOut }),
    warm,
    state: () => stateNames[breaker.state],
    poolUse: () => pool.use(),
    close: () => {
      clearTimeout(nextTry);
      return pool.close();
    },
  };
}

/** One upload on its way through the guard; `end` as `performance.now()` counts. */
type Call = {
  readonly caller: Caller;
  readonly input: Upload;
  readonly end: number;
  begun: boolean;
  readonly commit: ReturnType<typeof watchCommit>;
  work?: Promise<ContentFacts>;
};

const stateNames: Readonly<Record<CircuitState, GuardState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Isolated]: 'open',
};

/** Whether a call came too late to its place, or was noticed too late: no fault of the domain. */
const isOwnFault = (error: unknown) =>
  error instanceof OutOfTime || (error instanceof Late && error.lagMs > LAG_MS);

/** How long the breaker stays open that has opened `times` before, ms. */
const pauseAfter = (times: number) =>
  Math.min(PAUSES.maxDelay, PAUSES.initialDelay * PAUSES.exponent ** times);

/** Busy, and when to come back: about when the breaker tries next. In doubt it may have been done: repeat it. */
function busy(opened: number, inDoubt: boolean): DomainError {
  const pause = pauseAfter(opened);
  return new DomainError('COPYRIGHT_BUSY', {
    retryAfterMs: pause,
    retryAfter: Math.max(1, Math.ceil(pause / 1000)),
    ...(inDoubt && { outcome: 'unknown' }),
  });
}
