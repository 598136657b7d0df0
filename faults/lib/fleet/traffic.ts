import { setTimeout as wait } from 'node:timers/promises';

/** What became of the requests of one phase. */
export type Tally = {
  requests: number;
  answered: number;
  /** Why the others were not answered as they should, and how often. */
  readonly failures: Map<string, number>;
};

/** One kind of client: what it asks again and again, and how long it rests in between. */
export type Habit = {
  readonly kind: string;
  readonly clients: number;
  readonly restMs: number;
  /** Resolves with null when it was answered as it should, otherwise with what it was answered. */
  readonly ask: (client: number) => Promise<string | null>;
};

/** Clients that never try again: each request is answered, or it counts as lost. */
export class Traffic {
  readonly #ending = new AbortController();
  readonly #phases = new Map<string, Tally>();
  readonly #asked = new Set<Promise<unknown>>();
  #phase = '';
  #running: Promise<unknown> = Promise.resolve();

  /** What begins from now on counts for this phase. Resolves when all that began before has ended. */
  async enter(phase: string): Promise<void> {
    this.#phase = phase;
    this.#phases.set(phase, { requests: 0, answered: 0, failures: new Map() });
    await Promise.all([...this.#asked]);
  }

  tally(phase: string): Tally {
    return this.#phases.get(phase) ?? { requests: 0, answered: 0, failures: new Map() };
  }

  /** Lets the clients begin, each at a moment of its own. */
  begin(habits: readonly Habit[]): void {
    const clients = habits.flatMap((habit) =>
      Array.from({ length: habit.clients }, (_, client) => this.#live(habit, client)),
    );
    this.#running = Promise.all(clients);
  }

  /** Resolves when the last answer came. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #live({ kind, restMs, ask }: Habit, client: number): Promise<void> {
    const { signal } = this.#ending;
    const rest = (ms: number) => wait(ms, undefined, { signal }).catch(() => {});
    await rest(Math.random() * restMs);
    while (!signal.aborted) {
      const tally = this.#phases.get(this.#phase);
      const asked = ask(client).catch((error: Error) => error.message);
      this.#asked.add(asked);
      const trouble = await asked;
      this.#asked.delete(asked);
      if (tally) count(tally, kind, trouble);
      await rest(restMs * (0.5 + Math.random()));
    }
  }
}

function count(tally: Tally, kind: string, trouble: string | null): void {
  tally.requests += 1;
  if (trouble === null) {
    tally.answered += 1;
    return;
  }
  const what = `${kind}: ${trouble}`;
  tally.failures.set(what, (tally.failures.get(what) ?? 0) + 1);
}

/** Percent, never rounded up to 100. */
export function availability({ requests, answered }: Tally): string {
  const share = requests === 0 ? 0 : answered / requests;
  return `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
}
