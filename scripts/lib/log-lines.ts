import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Prints each line of a stream with the name of who said it in front. */
export function prefixLines(
  stream: Readable | null,
  name: string,
  print: (line: string) => void,
): void {
  if (!stream) return;
  const prefix = `${name.padEnd(8)}│ `;
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) =>
    print(prefix + line),
  );
}
