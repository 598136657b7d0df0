import { Worker } from 'node:worker_threads';
import type { Answer } from './siege.ts';

/** Reads of one address while something else goes on. */
export type Reads = { readonly answers: readonly Answer[]; readonly stop: () => Promise<unknown> };

/** Begins to read `url` again and again. */
export function beginReading(url: string, headers: Record<string, string>): Reads {
  const answers: Answer[] = [];
  const reader = new Worker(new URL('../src/reader.ts', import.meta.url), {
    workerData: { url, headers },
  });
  // Threads count from moments of their own.
  reader.on('message', ({ at, ...rest }: Answer) => {
    answers.push({ at: at - performance.timeOrigin, ...rest });
  });
  return { answers, stop: () => reader.terminate() };
}
