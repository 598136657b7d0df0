import type { Verdict } from '../access/rows.ts';

/** What a visitor hears at a door. */
export type Heard = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** An answer; of a stream, what it tells first. */
export async function hear(address: URL, init: RequestInit = {}): Promise<Heard> {
  const answer = await fetch(address, { ...init, redirect: 'manual' });
  const { status, headers } = answer;
  if (!headers.get('content-type')?.startsWith('text/event-stream')) {
    return { status, headers, text: await answer.text() };
  }
  const text = await firstEvent(answer);
  const [, refused] = /"httpStatus":(\d+)/.exec(text) ?? [];
  return { status: Number(refused ?? status), headers, text };
}

/** Reads a stream up to its first event after the greeting, and leaves. */
async function firstEvent({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.replace(/^event: connected\ndata: .*\n\n\n?/, '').includes('data: ')) break;
  }
  return text;
}

/** An answer in the words of the access matrix; its status when they have none for it. */
export function verdictOf({ status, headers, text }: Heard): Verdict | number {
  if (headers.get('location')?.includes('/sign-in?next=')) return 'sign in';
  if (status < 400) return 'open';
  if (status === 401) return 'sign in';
  if (status === 404 || text.includes('"ASSET_NOT_FOUND"')) return 'not there';
  return status === 409 && text.includes('"ID_TAKEN"') ? 'taken' : status;
}
