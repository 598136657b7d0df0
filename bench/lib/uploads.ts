import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@musicloud/db/ids';
import autocannon from 'autocannon';
import { cpuMs } from './cpu.ts';
import type { Server } from './servers.ts';

/** Where uploads of one side go. */
export type Side = {
  readonly server: Server;
  readonly path: string;
  readonly headers: Record<string, string>;
};

/** One round of one side. */
export type Round = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU of the server process. */
  readonly cpuMsPerRequest: number;
  readonly answered: number;
  readonly refused: number;
};

const CONNECTIONS = 100;

const word = () =>
  [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');

/** Near no other one. */
export const newTitle = () => `${word()} ${word()}`;

/** A new upload without sound, and its body for tRPC. */
export function upload(): { id: string; title: string; body: string } {
  const [id, title] = [uuidv7(), newTitle()];
  const submission = { title, artistName: 'TIKITIK', type: 'new_music' };
  return { id, title, body: JSON.stringify({ id, submission }) };
}

/** Uploads from all connections at once for `seconds`, each a new content. */
export async function load({ server, path, headers }: Side, seconds: number): Promise<Round> {
  const before = cpuMs(server.pid);
  const result = await autocannon({
    url: server.origin,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path,
        headers: { ...headers, 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: upload().body }),
      },
    ],
  });
  const answered = result['2xx'];
  return {
    perSecond: answered / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMsPerRequest: (cpuMs(server.pid) - before) / answered,
    answered,
    refused: result.non2xx + result.errors,
  };
}
