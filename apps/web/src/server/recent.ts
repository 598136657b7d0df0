/** How many minutes are remembered besides the one under way. */
const MINUTES = 5;
const MINUTE_MS = 60_000;
/** Times are counted in steps of a fifth, from half a millisecond to two minutes: a percentile is right to that. */
const STEP = 1.2;
const LEAST_MS = 0.5;
const STEPS = 70;

type Counts = { calls: number; failed: number; readonly steps: Uint32Array };
type Slot = { readonly minute: number; readonly byName: Map<string, Counts> };

/** Calls of the last minutes. Times in milliseconds; null when there were none. */
export type CallFigures = {
  readonly calls: number;
  readonly failed: number;
  readonly p50: number | null;
  readonly p99: number | null;
};

const stepOf = (ms: number) =>
  Math.min(STEPS - 1, Math.max(0, Math.ceil(Math.log(ms / LEAST_MS) / Math.log(STEP))));
const none = (): Counts => ({ calls: 0, failed: 0, steps: new Uint32Array(STEPS) });

/** What procedures took in the last minutes, in this process: for a page that has no Prometheus behind it. */
export function recentCalls(now: () => number = Date.now) {
  const began = now();
  let slots: Slot[] = [];
  const minuteNow = () => Math.floor(now() / MINUTE_MS);
  const kept = () => slots.filter(({ minute }) => minute >= minuteNow() - MINUTES);

  function record(name: string, ms: number, failed: boolean): void {
    const minute = minuteNow();
    let slot = slots.at(-1);
    if (slot?.minute !== minute) {
      slot = { minute, byName: new Map() };
      slots = [...kept(), slot];
    }
    const counts = slot.byName.get(name) ?? none();
    counts.calls += 1;
    counts.failed += failed ? 1 : 0;
    const step = stepOf(ms);
    counts.steps[step] = (counts.steps[step] ?? 0) + 1;
    slot.byName.set(name, counts);
  }

  /** All calls together, and by name the slowest first. `minutes`: how long that is. */
  function read() {
    const byName = new Map<string, Counts>();
    const all = none();
    for (const [name, counts] of kept().flatMap((slot) => [...slot.byName])) {
      const sum = byName.get(name) ?? none();
      add(sum, counts);
      add(all, counts);
      byName.set(name, sum);
    }
    const procedures = [...byName].map(([name, counts]) => ({ name, ...figuresOf(counts) }));
    const since = Math.max(began, (minuteNow() - MINUTES) * MINUTE_MS);
    return {
      minutes: Math.max(1 / 60, (now() - since) / MINUTE_MS),
      all: figuresOf(all),
      procedures: procedures.sort((one, other) => (other.p99 ?? 0) - (one.p99 ?? 0)),
    };
  }
  return { record, read };
}

function add(sum: Counts, more: Counts): void {
  sum.calls += more.calls;
  sum.failed += more.failed;
  for (const [step, count] of more.steps.entries())
    sum.steps[step] = (sum.steps[step] ?? 0) + count;
}

const figuresOf = (counts: Counts): CallFigures => ({
  calls: counts.calls,
  failed: counts.failed,
  p50: quantile(counts, 0.5),
  p99: quantile(counts, 0.99),
});

/** The upper end of the step in which the asked share of calls is reached. */
function quantile({ calls, steps }: Counts, share: number): number | null {
  if (calls === 0) return null;
  let left = Math.ceil(calls * share);
  const step = steps.findIndex((count) => {
    left -= count;
    return left <= 0;
  });
  return LEAST_MS * STEP ** step;
}
