import { setTimeout as wait } from 'node:timers/promises';

/** What one try was answered. */
export type Answer = {
  /** yes; no; busy: not now, nothing happened; lost: who knows. */
  readonly kind: 'yes' | 'no' | 'busy' | 'lost';
  /** A code or an error's name, for reports. */
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: a stranger's view of the answer.
  readonly body: any;
};

export type Request = {
  readonly method: string;
  readonly url: string;
  /** An API key; the doors of the pages know people by their cookies instead. */
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly patienceMs?: number;
};

const PATIENCE_MS = 10_000;
/** Answers that say: come again. */
const PASSING = new Set(['CONFLICT', 'RATE_LIMITED']);

/** Makes a call once. Never throws. */
export async function tryOnce(request: Request): Promise<Answer> {
  const { method, url, key, headers = {}, json, patienceMs = PATIENCE_MS } = request;
  try {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? null : JSON.stringify(json),
    });
    const text = await response.text();
    return answerOf(response.status, text === '' ? null : JSON.parse(text));
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    const code = cause?.code ?? name;
    // Nobody was there to hear it.
    return { kind: code === 'ECONNREFUSED' ? 'busy' : 'lost', code, body: null };
  }
}

type Body = { code?: string; details?: object; error?: { data?: { domain?: { code?: string } } } };

function answerOf(status: number, body: Body | null): Answer {
  if (status < 300) return { kind: 'yes', code: String(status), body };
  const code = body?.code ?? body?.error?.data?.domain?.code ?? String(status);
  if (code === 'COPYRIGHT_BUSY') return { kind: isDoubtful(body) ? 'lost' : 'busy', code, body };
  if (status >= 500) return { kind: 'lost', code, body };
  return { kind: PASSING.has(code) ? 'busy' : 'no', code, body };
}

/** Busy, and it may have been too late to take the call back. */
function isDoubtful(body: { details?: object } | null): boolean {
  return (body?.details as { outcome?: string } | undefined)?.outcome === 'unknown';
}

/** Repeats `act` until it has an answer that is not `lost` or `busy`, or `wanted` says stop. */
export async function untilAnswered(
  act: () => Promise<Answer>,
  onAnswer: (answer: Answer) => 'again' | 'enough',
  end: AbortSignal,
  longestMs = 3_000,
): Promise<void> {
  for (let pause = 100; !end.aborted; pause = Math.min(longestMs, pause * 2)) {
    const answer = await act();
    if (onAnswer(answer) === 'enough') return;
    const asked = Number(answer.body?.details?.retryAfterMs ?? 0);
    const patience = Math.min(longestMs, Math.max(pause, asked));
    await wait(patience * (0.5 + Math.random() / 2), undefined, { signal: end }).catch(() => {});
  }
}
