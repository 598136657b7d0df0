import { Hpa, type HpaSettings } from './hpa.ts';

/** One second of a simulation. */
export type Moment = {
  readonly second: number;
  readonly load: number;
  readonly size: number;
  readonly backlog: number;
};

/** Requests (or jobs) a second, by the second. */
export type Load = (second: number) => number;

const SYNC_S = 15;

/** What was measured, and what a process is given. */
export type Service = {
  /** CPU one of them costs, in seconds. */
  readonly cpuSeconds: number;
  /** CPU a process may use at most, and what is requested for it, in cores. */
  readonly limit: number;
  readonly request: number;
  /** From being wanted to being ready, in seconds. */
  readonly startSeconds: number;
};

/** Sizes over time: what is ready works, what is still starting doesn't. */
class Fleet {
  #ready: number;
  #starting: number[] = [];
  constructor(size: number) {
    this.#ready = size;
  }
  get size(): number {
    return this.#ready + this.#starting.length;
  }
  ready(second: number): number {
    const done = this.#starting.filter((at) => at <= second).length;
    this.#ready += done;
    this.#starting = this.#starting.filter((at) => at > second);
    return this.#ready;
  }
  resize(size: number, readyAt: number): void {
    while (this.size > size) {
      if (this.#starting.length > 0) this.#starting.pop();
      else this.#ready -= 1;
    }
    while (this.size < size) this.#starting.push(readyAt);
  }
}

/** What the size follows: of an average process, as a share of what is wanted. */
export type Metric = (now: {
  readonly usedCores: number;
  readonly ready: number;
  readonly backlog: number;
  readonly size: number;
  readonly service: Service;
}) => number;

/** The share of the requested CPU that is used, such as 0.15. */
export const byCpu =
  (target: number): Metric =>
  ({ usedCores, ready, service }) =>
    usedCores / ready / service.request / target;

/** Jobs that wait for each process, as KEDA counts them. */
export const byQueue =
  (target: number): Metric =>
  ({ backlog, size }) =>
    backlog / size / target;

/** Plays an autoscaler against a load; what can't be done at once waits. */
export function play(
  load: Load,
  seconds: number,
  service: Service,
  settings: HpaSettings,
  metrics: readonly Metric[],
): Moment[] {
  const { cpuSeconds, limit, startSeconds } = service;
  const hpa = new Hpa(settings);
  const fleet = new Fleet(settings.least);
  const moments: Moment[] = [];
  let backlog = 0;
  let used = 0;
  for (let second = 0; second < seconds; second += 1) {
    const ready = fleet.ready(second);
    const wanted = backlog + load(second);
    const done = Math.min(wanted, (ready * limit) / cpuSeconds);
    backlog = wanted - done;
    used += (done * cpuSeconds) / SYNC_S;
    if (second % SYNC_S === SYNC_S - 1) {
      const now = { usedCores: used, ready, backlog, size: fleet.size, service };
      const shares = metrics.map((metric) => metric(now));
      const size = hpa.desired(second * 1_000, fleet.size, shares);
      fleet.resize(size, second + startSeconds);
      used = 0;
    }
    moments.push({ second, load: load(second), size: fleet.size, backlog });
  }
  return moments;
}

/** How often it went up after it had gone down: a load that does so never is followed without a single one. */
export function flaps(moments: readonly Moment[]): number {
  let count = 0;
  let down = false;
  for (const [index, { size }] of moments.entries()) {
    const before = moments[index - 1]?.size ?? size;
    if (size < before) down = true;
    if (size > before && down) {
      count += 1;
      down = false;
    }
  }
  return count;
}

/** The loads everything is tried with, around `base` a second; they go up once and down once. */
export const shapes = {
  step:
    (base: number): Load =>
    (second) =>
      second >= 120 && second < 720 ? 8 * base : base,
  ramp:
    (base: number): Load =>
    (second) =>
      base * (1 + 7 * Math.max(0, Math.min(1, (second - 60) / 400, (900 - second) / 400))),
  burst:
    (base: number): Load =>
    (second) =>
      second >= 300 && second < 345 ? 20 * base : base,
} as const;

/** The same load as clients really come: up to a fifth more or less, the same way each time. */
export const uneven =
  (load: Load): Load =>
  (second) =>
    load(second) * (1 + 0.2 * Math.sin(second * 1.7) * Math.cos(second * 0.31));
