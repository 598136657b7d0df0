import { randomBytes, randomUUID } from 'node:crypto';
import { uuidv7 } from '@musicloud/db/ids';
import { type Answer, tryOnce, untilAnswered } from './call.ts';
import type { Person } from './ground.ts';
import type { DeleteCall, Ledger, UploadCall, WordCall } from './ledger.ts';

export type UploadOptions = {
  readonly title?: string;
  /** The file it has, put up before. */
  readonly assetId?: string;
  /** Asks for a cover of what is not there. */
  readonly impossible?: boolean;
  /** What it is a cover of. */
  readonly originalId?: string;
  readonly visibility?: 'private' | 'public';
  /** Names the content itself; otherwise an Idempotency-Key does. */
  readonly named?: boolean;
  /** Lets it be at the first definite no, as people do. */
  readonly impatient?: boolean;
  /** How long one try may take, ms. */
  readonly patienceMs?: number;
};

/** Letters alone, so that no two titles are near each other. */
export const word = (length = 16) =>
  [...randomBytes(length)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');

/** A program that uses the REST gateway of one address as a careful client does. */
export class Client {
  readonly origin: string;
  readonly ledger: Ledger;
  /** When it stops repeating. */
  readonly end: AbortSignal;

  constructor(origin: string, ledger: Ledger, end: AbortSignal) {
    this.origin = origin;
    this.ledger = ledger;
    this.end = end;
  }

  /** Uploads a content, repeating the same call until there is a definite answer. */
  async upload(by: Person, options: UploadOptions = {}): Promise<UploadCall> {
    const { title = `${word()} ${word()}`, impossible = false, impatient = false } = options;
    const { named = true } = options;
    const call: UploadCall = { kind: 'upload', title, impossible, contentId: null, ...fresh(by) };
    this.ledger.uploads.push(call);
    const json = {
      ...(named && { id: uuidv7() }),
      title,
      creatorName: word(),
      type: impossible || options.originalId ? 'Cover' : 'New Music',
      ...(impossible && { originalIds: [uuidv7()] }),
      ...(options.originalId && { originalIds: [options.originalId] }),
      ...(options.visibility && { visibility: options.visibility }),
      ...(options.assetId && { assetId: options.assetId }),
    };
    const headers = {
      'x-correlation-id': call.correlationId,
      ...(!named && { 'idempotency-key': randomUUID() }),
    };
    const { patienceMs } = options;
    await this.#settle(
      call,
      () =>
        tryOnce({
          ...this.#to('POST', '/contents', by),
          json,
          headers,
          ...(patienceMs && { patienceMs }),
        }),
      ({ kind, code, body }) => {
        if (kind === 'yes') call.contentId = body.id;
        return impatient && kind === 'busy' && code === 'COPYRIGHT_BUSY';
      },
    );
    return call;
  }

  /** Deletes a content, repeating the call until there is a definite answer. */
  async remove(by: Person, contentId: string, patienceMs?: number): Promise<DeleteCall> {
    const call: DeleteCall = { kind: 'delete', contentId, ...fresh(by) };
    this.ledger.deletions.push(call);
    const headers = { 'x-correlation-id': call.correlationId };
    const request = { ...this.#to('DELETE', `/contents/${contentId}`, by), headers };
    await this.#settle(call, async () => {
      const answer = await tryOnce({ ...request, ...(patienceMs && { patienceMs }) });
      // A repeated deletion learns that the first one is done.
      const done = answer.code === 'ALREADY_DELETED' && call.doubtful;
      return done ? { ...answer, kind: 'yes' } : answer;
    });
    return call;
  }

  /** Says an author's word to a cover, through the door of the pages, until there is a definite answer. */
  async say(by: Person, kind: WordCall['kind'], which: Which): Promise<WordCall> {
    const call: WordCall = { kind, contentId: which.contentId, ...fresh(by) };
    this.ledger.words.push(call);
    const { procedure, more, over } = words[kind];
    const request = {
      method: 'POST',
      url: `${this.origin}/api/trpc/${procedure}`,
      headers: {
        cookie: by.cookie,
        origin: this.origin,
        'x-correlation-id': call.correlationId,
      },
      json: { ...which, ...more },
    };
    await this.#settle(call, async () => {
      const answer = await tryOnce(request);
      // Repeated, it learns that the first try is done.
      const done = answer.code === over && call.doubtful;
      return done ? { ...answer, kind: 'yes' } : answer;
    });
    return call;
  }

  /** Waits until a content has a status, as its creator sees it. False when the end came first. */
  async reaches(by: Person, contentId: string, status: string): Promise<boolean> {
    let reached = false;
    const look = () =>
      tryOnce({ ...this.#to('GET', `/contents/${contentId}`, by), patienceMs: 2_000 });
    const judge = ({ body }: Answer) => {
      reached = body?.status === status;
      return reached ? 'enough' : 'again';
    };
    await untilAnswered(look, judge, this.end, 100);
    return reached;
  }

  #to(method: string, path: string, by: Person) {
    return { method, url: this.origin + path, key: by.key };
  }

  async #settle(
    call: UploadCall | DeleteCall | WordCall,
    act: () => Promise<Answer>,
    letBe: (answer: Answer) => boolean = () => false,
  ): Promise<void> {
    await untilAnswered(
      act,
      (answer) => {
        call.answers.push(answer.code);
        if (answer.kind === 'lost') call.doubtful = true;
        if (letBe(answer) && !call.doubtful) call.outcome = 'refused';
        if (answer.kind === 'yes') call.outcome = 'accepted';
        // After a try in doubt a no says nothing of that try, unless it can't have been answered yes.
        const sure = !call.doubtful || (call.kind === 'upload' && call.impossible);
        if (answer.kind === 'no') call.outcome = sure ? 'refused' : 'open';
        return call.outcome === 'pending' ? 'again' : 'enough';
      },
      this.end,
    );
    if (call.outcome === 'pending') call.outcome = 'open';
  }
}

/** One permission, as commands name it. */
export type Which = { readonly contentId: string; readonly permissionId: string };

/** The procedure of each word, what it says, and what a second one is refused with. */
const words = {
  grant: {
    procedure: 'permission.answer',
    more: { answer: { kind: 'grant' } },
    over: 'NOT_ASKED',
  },
  notice: {
    procedure: 'permission.revoke',
    more: { cause: 'terms_broken', note: 'Not as agreed.' },
    over: 'NOT_GRANTED',
  },
} as const;

const fresh = (by: Person) => ({
  by,
  correlationId: uuidv7(),
  outcome: 'pending' as const,
  doubtful: false,
  answers: [],
});
