import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { createTRPCClient, httpLink, retryLink } from '@trpc/client';
import type { AppRouter, RouterInputs } from '../../src/server/router.ts';
import { document, tune } from './sounds.ts';

type Upload = RouterInputs['content']['upload'];
/** What a content says; what is left out stands as the form has it at first. */
export type Said = Partial<Upload['submission']> & { readonly title: string };
type AssetId = NonNullable<Upload['submission']['assetId']>;
export type ContentId = Upload['id'];
type Status = Awaited<ReturnType<Account['read']>>['status']['status'];

const PASSWORD = 'a good long password';
const unique = () => randomBytes(5).toString('hex');

/** Someone with an account, by the programs' door: for all that a test needs but does not show. */
export class Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly cookies: readonly { name: string; value: string }[];
  readonly api;
  readonly #base: string;

  private constructor(
    base: string,
    { name, email, password }: { name: string; email: string; password: string },
    cookies: Account['cookies'],
  ) {
    this.#base = base;
    this.name = name;
    this.email = email;
    this.password = password;
    this.cookies = cookies;
    this.api = createTRPCClient<AppRouter>({
      links: [
        // As the form does, and as REST is told by Retry-After: many uploads at once may meet a busy check.
        retryLink({
          retry: ({ error, attempts }) => error.message === 'COPYRIGHT_BUSY' && attempts < 20,
          retryDelayMs: () => 500,
        }),
        httpLink({ url: `${base}/api/trpc`, headers: () => this.headers() }),
      ],
    });
  }

  /** A new account with a name and address of its own. */
  static async signUp(base: string): Promise<Account> {
    const name = `${unique()} Trio`;
    const person = { name, email: `${unique()}@test.example`, password: PASSWORD };
    const terms = await fetch(`${base}/api/trpc/account.legal?input={"locale":"en"}`);
    const { result } = (await terms.json()) as { result: { data: { termsVersion: string } } };
    const body = { ...person, termsVersion: result.data.termsVersion, language: 'en' };
    return new Account(base, person, await authenticate(base, '/sign-up/email', body));
  }

  /** One of the accounts every fresh installation on one's own machine has. */
  static async demo(base: string, who: 'creator' | 'author' | 'admin'): Promise<Account> {
    const person = { email: `${who}@musicloud.example`, password: 'musicloud-demo' };
    const cookies = await authenticate(base, '/sign-in/email', person);
    return new Account(base, { ...person, name: who }, cookies);
  }

  /** What the browser of this account sends with every request. */
  headers() {
    const cookie = this.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    return { cookie, origin: this.#base };
  }

  /** Ends this account's session; its cookie is still sent. */
  async signOut(): Promise<void> {
    const headers = { ...this.headers(), 'content-type': 'application/json' };
    const answer = await fetch(`${this.#base}/api/auth/sign-out`, {
      method: 'POST',
      headers,
      body: '{}',
    });
    expect(answer.ok).toBe(true);
  }

  /** Sends a file by tus, whole. */
  async store(file: Buffer, name = 'tune.wav', kind = 'audio'): Promise<AssetId> {
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const headers = { ...this.headers(), 'tus-resumable': '1.0.0' };
    const made = await fetch(`${this.#base}/uploads`, {
      method: 'POST',
      headers: {
        ...headers,
        'upload-length': String(file.length),
        'upload-metadata': `filename ${base64(name)},kind ${base64(kind)}`,
      },
    });
    const place = new URL(made.headers.get('location') ?? '', `${this.#base}/uploads/`);
    const sent = await fetch(place, {
      method: 'PATCH',
      headers: {
        ...headers,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(file),
    });
    expect(sent.status, await sent.text()).toBe(204);
    return place.pathname.split('/').at(-1) as AssetId;
  }

  /** Submits a content; with a sound of its own unless it says which. */
  async submit(said: Said): Promise<ContentId> {
    const assetId = said.assetId === undefined ? await this.store(tune()) : said.assetId;
    const id = randomUUID() as ContentId;
    const submission = { artistName: this.name, type: 'new_music' as const, ...said, assetId };
    await this.api.content.upload.mutate({ id, submission });
    return id;
  }

  /** Submits new music and resolves when it is registered. */
  async register(said: Said): Promise<ContentId> {
    const id = await this.submit(said);
    await this.reaches(id, 'registered');
    return id;
  }

  /** A stored document. */
  async storeDocument(name = 'permission.pdf'): Promise<AssetId> {
    return this.store(Buffer.concat([document, Buffer.from(unique())]), name, 'document');
  }

  read(id: ContentId) {
    return this.api.content.get.query({ id });
  }

  /** Resolves when a content has come to a status. */
  async reaches(id: ContentId, status: Status): Promise<void> {
    await expect
      .poll(async () => (await this.read(id)).status.status, { timeout: 20_000, intervals: [50] })
      .toBe(status);
  }
}

async function authenticate(base: string, door: string, body: object) {
  const answer = await fetch(`${base}/api/auth${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify(body),
  });
  expect(answer.ok, `${door}: ${await answer.text()}`).toBe(true);
  return answer.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';');
    const cut = pair.indexOf('=');
    return { name: pair.slice(0, cut), value: pair.slice(cut + 1) };
  });
}
