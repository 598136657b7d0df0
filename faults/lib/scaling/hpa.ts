/** What a HorizontalPodAutoscaler is set to; times in ms. */
export type HpaSettings = {
  readonly least: number;
  readonly most: number;
  /** How far the measured may be from it without a change. */
  readonly tolerance: number;
  /** Nothing is taken away that was wanted within this time. */
  readonly downWindowMs: number;
};

/** Up at once: at most so much more each 15 s, the larger of the two (Kubernetes' own default). */
const UP_EACH_MS = 15_000;
const UP_FACTOR = 2;
const UP_PODS = 4;

/**
 * The horizontal autoscaler of Kubernetes: `desired = ceil(current × measured / target)` by the metric that wants most, within a tolerance as it is,
 * down only to the most that was wanted within the stabilization window.
 * https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details
 */
export class Hpa {
  readonly #settings: HpaSettings;
  #wanted: { at: number; count: number }[] = [];
  #sizes: { at: number; count: number }[] = [];

  constructor(settings: HpaSettings) {
    this.#settings = settings;
  }

  /**
   * How many there should be, given how many there are and, of each metric, what an average one has of it as a share of
   * its target. The metric that wants the most is followed.
   */
  desired(now: number, current: number, shares: readonly number[]): number {
    const { least, most, tolerance, downWindowMs } = this.#settings;
    const share = Math.max(...shares);
    const plain = Math.abs(share - 1) <= tolerance ? current : Math.ceil(current * share);
    const count = Math.min(most, Math.max(least, plain));
    this.#wanted = [
      ...this.#wanted.filter(({ at }) => now - at < downWindowMs),
      { at: now, count },
    ];
    this.#sizes = [
      ...this.#sizes.filter(({ at }) => now - at < UP_EACH_MS),
      { at: now, count: current },
    ];
    if (count > current) return Math.min(count, this.#mostNow());
    return Math.min(current, Math.max(...this.#wanted.map((one) => one.count)));
  }

  #mostNow(): number {
    const before = Math.min(...this.#sizes.map(({ count }) => count));
    return Math.max(before * UP_FACTOR, before + UP_PODS);
  }
}
