/** The time was up; `lagMs` is how much later than asked we noticed. */
export class Late extends Error {
  readonly lagMs: number;
  constructor(lagMs: number) {
    super('The copyright domain did not answer in time.');
    this.lagMs = lagMs;
  }
}

/** Rejects with {@link Late} at a moment (as `performance.now()` counts), unless it is cleared before. */
export function lateAt(moment: number) {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const notice = () => reject(new Late(performance.now() - moment));
  const timer = setTimeout(notice, Math.max(0, moment - performance.now()));
  return { promise, clear: () => clearTimeout(timer) };
}

/** What is awaited, or {@link Late} after so many milliseconds. */
export function withinTime<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  const late = lateAt(performance.now() + ms);
  return Promise.race([work, late.promise]).finally(late.clear);
}
