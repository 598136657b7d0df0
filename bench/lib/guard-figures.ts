import { median, percentile } from './figures.ts';
import type { Answer } from './siege.ts';

/** When the siege began, and from when to when there was trouble; as `performance.now()` counts. */
export type Moments = { readonly begun: number; readonly from: number; readonly to: number };

/** What a siege with trouble in its midst showed, milliseconds. */
export type Figures = {
  readonly name: string;
  /** Median of an upload before the trouble, and the share of those that succeeded. */
  readonly normal: number;
  readonly succeeded: number;
  /** The longest that any call took which ended in the first seconds of the trouble. */
  readonly first: number;
  /** Of the refusals after that. */
  readonly median: number;
  readonly p99: number;
  /** Median of a read after that, and before the trouble, under the same siege. */
  readonly reads: number;
  readonly readsNormal: number;
  /** From the end of the trouble until calls succeed as they did before it, and go on to. */
  readonly recovered: number;
};

/** By then every call that met the beginning of the trouble has ended, and the breaker is open. */
const FIRST_MS = 1_500;
const WINDOW_MS = 1_000;
/** What before the trouble was the case may vary by so much from second to second. */
const AS_BEFORE = 0.9;

/** Reads the figures off all answers of a siege, and off the reads meanwhile. */
export function figuresOf(
  name: string,
  answers: readonly Answer[],
  reads: readonly Answer[],
  { begun, from, to }: Moments,
): Figures {
  const between = (all: readonly Answer[], start: number, end: number) =>
    all.filter(({ at, ms }) => at - ms >= start && at < end).map(({ ms }) => ms);
  const refused = answers.filter(({ status }) => status === 503);
  const ended = answers.filter(({ at }) => at >= from && at < from + FIRST_MS);
  const later = between(refused, from + FIRST_MS, to);
  // Connecting and first plans are none of its business.
  const warm = begun + 1000;
  const succeeded = shareOf(answers.filter(({ at }) => at >= warm && at < from));
  return {
    name,
    normal: median(between(answers, warm, from)),
    succeeded,
    first: greatest(ended.map(({ ms }) => ms)),
    median: median(later),
    p99: percentile(later, 0.99),
    reads: median(between(reads, from + FIRST_MS, to)),
    readsNormal: median(between(reads, warm, from)),
    recovered: recoveredAfter(answers, to, succeeded * AS_BEFORE),
  };
}

/** Too many for `Math.max`. */
const greatest = (figures: readonly number[]) => figures.reduce((a, b) => Math.max(a, b), 0);

/** Of these answers, the part that says done. */
const shareOf = (answers: readonly Answer[]) =>
  answers.filter(({ status }) => status === 201).length / Math.max(1, answers.length);

/** Until the first window from which on, in every window, such a share succeeds; Infinity when it never does. */
function recoveredAfter(answers: readonly Answer[], to: number, share: number): number {
  const end = greatest(answers.map(({ at }) => at));
  let recovered = Number.POSITIVE_INFINITY;
  for (let start = to; start + WINDOW_MS <= end; start += WINDOW_MS) {
    const inside = answers.filter(({ at }) => at >= start && at < start + WINDOW_MS);
    const well = inside.length > 0 && shareOf(inside) >= share;
    if (!well) recovered = Number.POSITIVE_INFINITY;
    else if (recovered === Number.POSITIVE_INFINITY) recovered = start - to;
  }
  return recovered;
}
