/** What a step of the tests found. */
export type Outcome = {
  passed: number;
  failed: number;
  skipped?: number;
  /** Shown in full when something failed. */
  output: string;
};

/** The outcome of a step that could not even run. */
export function broken(output: string): Outcome {
  return { passed: 0, failed: 1, output };
}

/** Set for the test runners: their output is kept, and shown where colours may be noise. */
export const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };
