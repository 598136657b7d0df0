import { setTimeout as wait } from 'node:timers/promises';
import type { DomainError } from '@musicloud/domain/shared/errors';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import { bulkhead } from 'cockatiel';
import { lateAt } from './guard-time.ts';

/**
 * Where uploads come to before so much as a key or a session is looked up for them; `arrived` as `performance.now()`
 * counts, now by default. Lets in as many as can be served, in the order they came: whoever is let in calls what it
 * answers with when done. Throws COPYRIGHT_BUSY while the breaker is open, or when there was no room in time.
 */
export type Door = (arrived?: number) => Promise<() => void>;
type DoorOptions = {
  /** How many the guard behind it serves at a time. */
  readonly places: number;
  readonly timeoutMs: number;
  readonly isOpen: () => boolean;
  /** Whether too little time is left for what has to be done by `end`. */
  readonly isTooLate: (end: number) => boolean;
  /** What a caller is told while the breaker is open, and when its time was up; each counted. */
  readonly refuse: () => DomainError;
  readonly crowdOut: () => DomainError;
};

/** So many for each place are let in: while some decide, others are looked up and answered. */
const INSIDE_PER_PLACE = 2;
/** So many for each place wait; what is more is told when its time is up. */
const WAITING_PER_PLACE = 30;
/**
 * How long a refusal is held back. Told at once, a crowd would be back at once, and all others would wait behind its
 * knocking: a hundred callers would take all the time of a process.
 */
const BREATH_MS = 6;

/** The door before the guard. */
export function openDoor(options: DoorOptions): Door {
  const { places, timeoutMs, isOpen, isTooLate, refuse, crowdOut } = options;
  const room = bulkhead(places * INSIDE_PER_PLACE, places * WAITING_PER_PLACE);

  /** Waits for room; what is too late when its turn comes makes room for the next. */
  function takeTurn(end: number): Promise<() => void> {
    const { promise, resolve: letIn, reject } = Promise.withResolvers<() => void>();
    const begin = () => {
      if (isOpen()) return reject(refuse());
      if (isTooLate(end)) return reject(new Error('It is too late.'));
      const { promise: left, resolve: leave } = Promise.withResolvers<void>();
      letIn(leave);
      return left;
    };
    room.execute(begin).catch(reject);
    return promise;
  }

  return async (arrived = performance.now()) => {
    if (isOpen()) {
      await wait(BREATH_MS);
      throw refuse();
    }
    const late = lateAt(arrived + timeoutMs);
    return Promise.race([takeTurn(arrived + timeoutMs), late.promise])
      .catch(async (error) => {
        if (domainCodeOf(error)) throw error;
        // Told before its time is up, it would be back at once, and take time from those inside.
        await late.promise.catch(() => {});
        throw crowdOut();
      })
      .finally(late.clear);
  };
}
