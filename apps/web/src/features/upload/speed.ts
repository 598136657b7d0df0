/** Seconds of the past that count for the speed shown: short enough to follow, long enough to be calm. */
const WINDOW_MS = 4000;

/** Bytes a second over the last seconds; null until there is enough to say. */
export class SpeedGauge {
  #samples: { at: number; bytes: number }[] = [];

  /** Notes that `bytes` in all have gone at `at` (milliseconds). */
  at(bytes: number, at: number): number | null {
    this.#samples.push({ at, bytes });
    this.#samples = this.#samples.filter((one) => at - one.at <= WINDOW_MS);
    const first = this.#samples[0]!;
    const elapsed = at - first.at;
    return elapsed < 400 || bytes <= first.bytes ? null : ((bytes - first.bytes) * 1000) / elapsed;
  }

  /** Forgets the past, after a pause. */
  reset(): void {
    this.#samples = [];
  }
}
