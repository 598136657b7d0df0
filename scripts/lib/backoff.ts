const FIRST_MS = 500;
const LONGEST_MS = 10_000;
const HEALTHY_MS = 30_000;

/** How long to wait before a process is started again: doubling, forgotten once it has lived a while. */
export class Backoff {
  #failures = 0;

  /** @returns milliseconds to wait, given how long the process lived that has just ended */
  next(livedMs: number): number {
    if (livedMs >= HEALTHY_MS) this.#failures = 0;
    const wait = Math.min(FIRST_MS * 2 ** this.#failures, LONGEST_MS);
    this.#failures += 1;
    return wait;
  }
}
