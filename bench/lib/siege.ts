import autocannon from 'autocannon';
import { type BusyGround, knock } from './busy.ts';

/** One answer: when it came, after how long (ms, as `performance.now()` counts), and its status. */
export type Answer = { readonly at: number; readonly ms: number; readonly status: number };

/** All that a siege was answered; an id without an answer stands in neither list. */
export type Siege = {
  readonly answers: readonly Answer[];
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
};

/** Fewer where the machine has little to give: what it shows then is the mechanism, not the marks. */
export const CONNECTIONS = Number(process.env.BENCH_CONNECTIONS ?? 100);

/** `POST /contents` from all connections for `seconds`, each a new content, each again as soon as it is answered. */
export async function besiege({ origin, headers }: BusyGround, seconds: number): Promise<Siege> {
  const answers: Answer[] = [];
  const accepted: string[] = [];
  const refused: string[] = [];
  const siege = autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/contents',
        setupRequest: (request) => {
          const { id, body } = knock();
          const own = { 'content-type': 'application/json', 'x-correlation-id': id };
          return { ...request, headers: { ...headers, ...own }, body };
        },
        onResponse: (status, body) => {
          const [, id] = /"(?:correlationId|id)":"([0-9a-f-]{36})"/.exec(body) ?? [];
          // One that may have been committed is told so: it is neither.
          if (!id || body.includes('"outcome":"unknown"')) return;
          (status === 201 ? accepted : refused).push(id);
        },
      },
    ],
  });
  siege.on('response', (_, status, __, ms) => {
    answers.push({ at: performance.now(), ms, status });
  });
  await siege;
  return { answers, accepted, refused };
}
