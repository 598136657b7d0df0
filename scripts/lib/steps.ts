/** Prints one start-up after the other, each with its outcome. */
export type Steps = {
  /** Runs a step. Its name appears as `… name` when it takes over a second, as `✓ name (detail)` when done. */
  run<T>(name: string, work: () => Promise<T>, detail?: (result: T) => string): Promise<T>;
  /** A line of its own. */
  say(line: string): void;
};

/** Steps that print through `print`. */
export function stepsTo(print: (line: string) => void): Steps {
  return {
    say: print,
    async run(name, work, detail) {
      const started = performance.now();
      const timer = setTimeout(() => print(`… ${name}`), 1000);
      try {
        const result = await work();
        const took = performance.now() - started;
        const notes = [detail?.(result), took > 1000 ? seconds(took) : undefined].filter(Boolean);
        print(`✓ ${name}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`);
        return result;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Milliseconds as a person reads them. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
