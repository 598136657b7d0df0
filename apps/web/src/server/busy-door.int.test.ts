import { newContentId, submissionOf } from '@musicloud/db/testing/world';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HOME, sessionOf } from './testing/credentials.ts';
import { createPortal, expectProblem, type Portal } from './testing/portal.ts';

let portal: Portal;
let creator: Caller;
let key: string;
beforeAll(async () => {
  // Nothing listens there: the copyright domain is away, and nothing else is.
  const away = { COPYRIGHT_DATABASE_URL: 'postgres://127.0.0.1:1/away', COPYRIGHT_TIMEOUT_MS: 610 };
  portal = await createPortal(away);
  ({ caller: creator, key } = await portal.program());
});
afterAll(() => portal.close());

const song = { title: 'At the Door', type: 'New Music' };
const post = (by?: string) => portal.call('POST', '/contents', { key: by, json: song });
const call = async (procedure: string, input: object, headers = {}) => {
  const json = { 'content-type': 'application/json', origin: HOME };
  const answer = await portal.app.request(`${HOME}/api/trpc/${procedure}`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(input),
  });
  const body = await answer.json();
  return { status: answer.status, headers: answer.headers, code: body.error?.data.domain.code };
};
const upload = () => ({ id: newContentId(), submission: submissionOf() });
/** Looks while the breaker is open. */
const whileClosed = (look: () => Promise<void>) =>
  vi.waitFor(
    async () => {
      await Promise.all(Array.from({ length: 12 }, () => post(key)));
      expect(portal.container.guard.state()).not.toBe('closed');
      await look();
    },
    { timeout: 20_000, interval: 10 },
  );

test('a program is told before its key is looked up, and when to come back', () =>
  whileClosed(async () => {
    const unknown = await post('mc_nobody_has_this_key');
    expectProblem(unknown, 503, 'COPYRIGHT_BUSY');
    expect(Number(unknown.headers.get('retry-after'))).toBeGreaterThan(0);
  }));

test('a page is told before its session is looked up', async () => {
  const { cookie } = await sessionOf(portal, creator);
  await whileClosed(async () => {
    const answer = await call('content.upload', upload(), { cookie });
    expect(answer).toMatchObject({ status: 503, code: 'COPYRIGHT_BUSY' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

test('whoever shows no key and no session is told that first', () =>
  whileClosed(async () => {
    expectProblem(await post(), 401, 'KEY_REFUSED');
    expect(await call('content.upload', upload())).toMatchObject({ code: 'UNAUTHENTICATED' });
  }));

test('reading, drafts and deleting do not pass that door', async () => {
  const { cookie } = await sessionOf(portal, creator);
  const { content } = await portal.upload(creator);
  const id = newContentId();
  const { title, artistName } = submissionOf();
  const draft = await portal.procedures(creator).content.get({ id: content.id });
  expect(draft.status.status).toBe('approved');
  const saved = await call('content.saveDraft', { id, form: { title, artistName } }, { cookie });
  expect(saved.status).toBe(200);
  expect((await portal.call('GET', '/contents', { key })).status).toBe(200);
  expect((await portal.call('DELETE', `/contents/${content.id}`, { key })).status).toBe(202);
});

test('a key without limits is noted as used, and refused as soon as it is revoked', async () => {
  const { procedures, call: ask } = portal;
  const own = async () => (await procedures(creator).account.keys())[0];
  expect((await ask('GET', '/contents', { key })).status).toBe(200);
  const used = await own();
  expect(used?.lastUsedAt).not.toBeNull();
  expect((await ask('GET', '/contents', { key })).status).toBe(200);
  expect((await own())?.lastUsedAt).toBe(used?.lastUsedAt);
  await procedures(creator).account.revokeKey({ id: used?.id ?? '' });
  expectProblem(await ask('GET', '/contents', { key }), 401, 'KEY_REFUSED');
});
