import { connect } from 'node:net';
import { expect } from 'vitest';
import { faultsOf } from './secured.ts';

/** An answer as it came over the line. */
export type LineAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/**
 * Sends bytes as they are, which no client library would, and reads the first answer. Resolves to null when the
 * line is closed without one.
 */
export function sendLine(
  port: number,
  ...pieces: readonly (string | Buffer)[]
): Promise<LineAnswer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      for (const piece of pieces) {
        socket.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
      }
    });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      // Streams do not end by themselves.
      if (/\r\ncontent-type: text\/event-stream/i.test(chunk.toString('latin1'))) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answerOf(Buffer.concat(chunks).toString('utf8'))));
  });
}

function answerOf(text: string): LineAnswer | null {
  const cut = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, cut).split('\r\n');
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(first) ?? [];
  if (status === undefined) return null;
  const headers = new Headers();
  for (const line of lines) {
    const at = line.indexOf(':');
    headers.append(line.slice(0, at), line.slice(at + 1).trim());
  }
  return { status: Number(status), headers, text: text.slice(cut + 4) };
}

/** A request's first line and headers; the line is closed after the answer. */
export const lineOf = (first: string, headers: readonly string[] = []) =>
  `${[`${first} HTTP/1.1`, 'Host: localhost:3000', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;

/** Holds what every answer holds, whatever was sent. */
export function expectGood(
  answer: LineAnswer | null,
  what: string,
  known: readonly number[],
): void {
  expect(answer, what).not.toBeNull();
  if (!answer) return;
  const told = `${what}: ${answer.status} ${answer.text.slice(0, 300)}`;
  expect(known, told).toContain(answer.status);
  expect(faultsOf(answer), told).toEqual([]);
}
