import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { releaseAccount } from './account/release-account.ts';
import { createPortal, type Portal } from './testing/portal.ts';

// The library leaves its checks of origins and limits out when it finds itself under test.
vi.hoisted(() => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('TEST', '');
});

let portal: Portal;
beforeAll(async () => {
  portal = await createPortal();
});
afterAll(() => portal.close());

const origin = { origin: 'http://localhost:3000' };
const auth = (path: string, json: object, headers: Record<string, string> = {}) =>
  portal.call('POST', `http://localhost:3000/api/auth${path}`, {
    json,
    headers: { ...origin, ...headers },
  });
const password = 'correct horse battery';
const person = (over: object = {}) => ({
  name: ' 한여름\u200B ',
  email: `${crypto.randomUUID()}@musicloud.example`,
  password,
  termsVersion: portal.container.legal.version,
  ...over,
});
const cookieOf = (answer: { headers: Headers }) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
async function signedUp() {
  const who = person();
  const answer = await auth('/sign-up/email', who);
  expect(answer.status).toBe(200);
  return { ...who, id: answer.body.user.id as string, cookie: cookieOf(answer) };
}
const procedure = (path: string, input: unknown, cookie: string) =>
  portal.call('POST', `http://localhost:3000/api/trpc/${path}`, {
    json: input,
    headers: { ...origin, cookie },
  });

describe('signing up', () => {
  test('keeps the cleaned name, the consent and its moment, and mails a link', async () => {
    const { id, email } = await signedUp();
    const [row] = await portal.database.sql`select * from accounts where id = ${id}`;
    expect(row).toMatchObject({
      name: '한여름',
      role: 'creator',
      terms_version: portal.container.legal.version,
      email_verified: false,
    });
    expect(row?.consented_at).toBeTruthy();
    const mails = await portal.container.mailer.mailbox();
    const mail = mails?.find((one) => one.to === email);
    expect(mail?.text).toContain('http://localhost:3000/');
  });

  test.each([
    ['without consent', { termsVersion: undefined }],
    ['with consent to other terms', { termsVersion: 'old' }],
    ['with an empty name', { name: ' \u200B' }],
    ['with a name of 101 characters', { name: 'x'.repeat(101) }],
    ['with a short password', { password: 'short' }],
    ['with no address', { email: 'nobody' }],
    ['in an unknown language', { language: 'xx' }],
    ['in no language at all', { language: null }],
  ])('%s is refused', async (_, over) => {
    const answer = await auth('/sign-up/email', person(over));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test('makes nobody an admin', async () => {
    const who = person({ role: 'admin' });
    const answer = await auth('/sign-up/email', who);
    const [row] = await portal.database.sql`select role from accounts where email = ${who.email}`;
    expect(row?.role ?? 'creator').toBe('creator');
    expect(answer.body?.user?.role ?? 'creator').toBe('creator');
  });
});

describe('a session', () => {
  test('is there after signing in and gone after signing out', async () => {
    const { email } = await signedUp();
    const answer = await auth('/sign-in/email', { email, password });
    expect(answer.status).toBe(200);
    const cookie = cookieOf(answer);
    const [set = ''] = answer.headers.getSetCookie();
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Lax/i);
    const upload = { id: crypto.randomUUID(), submission: said() };
    expect((await procedure('content.upload', upload, cookie)).status).toBe(200);
    await auth('/sign-out', {}, { cookie });
    const after = await procedure('content.upload', { ...upload, id: crypto.randomUUID() }, cookie);
    expect(after).toMatchObject({
      status: 401,
      body: { error: { data: { domain: { code: 'UNAUTHENTICATED' } } } },
    });
  });

  test('that expired in the middle of a form is told, and the draft is still there', async () => {
    const { id, email, cookie } = await signedUp();
    const draft = { id: crypto.randomUUID(), form: { title: 'Half a song' } };
    expect((await procedure('content.saveDraft', draft, cookie)).status).toBe(200);
    await portal.database
      .sql`update sessions set expires_at = now() - interval '1 minute' where user_id = ${id}`;
    const late = await procedure('content.upload', { id: draft.id, submission: said() }, cookie);
    expect(late.status).toBe(401);
    const fresh = cookieOf(await auth('/sign-in/email', { email, password }));
    const upload = { id: draft.id, submission: said() };
    expect((await procedure('content.upload', upload, fresh)).status).toBe(200);
  });

  test.each([
    ['wrong password', { password: 'wrong horse battery' }],
    ['unknown address', { email: 'nobody@musicloud.example' }],
  ])('is not given for a %s, and both are told the same', async (_, over) => {
    const { email } = await signedUp();
    const answer = await auth('/sign-in/email', { email, password, ...over });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('INVALID_EMAIL_OR_PASSWORD');
  });

  test('is not used from another site', async () => {
    const { cookie } = await signedUp();
    const answer = await auth('/sign-out', {}, { cookie, origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });
});

test('a procedure refuses what it can’t read, in its own words', async () => {
  const { cookie } = await signedUp();
  const body = async (json: unknown) =>
    (await procedure('content.upload', json, cookie)).body.error.data;
  const bad = await body({ id: crypto.randomUUID(), submission: { ...said(), title: '' } });
  expect(bad).toMatchObject({
    httpStatus: 400,
    domain: { code: 'INVALID_INPUT', details: { field: 'submission.title' } },
  });
  expect(JSON.stringify(bad)).not.toContain('node_modules');
  const broken = await portal.call('POST', 'http://localhost:3000/api/trpc/content.upload', {
    body: '{"id": ',
    headers: { ...origin, cookie, 'content-type': 'application/json' },
  });
  expect(broken).toMatchObject({ status: 400 });
  expect(broken.body.error.data.domain.code).toBe('INVALID_INPUT');
});

test.each([
  ['no name', { name: null }],
  ['no language', { language: null }],
  ['a language nobody reads here', { language: 'xx' }],
  ['other terms than were agreed to', { termsVersion: 'other' }],
])('settings of %s are refused, and nothing changes', async (_, over) => {
  const { id, cookie } = await signedUp();
  const read = () => portal.database.sql`select * from accounts where id = ${id}`;
  const before = await read();
  const answer = await auth('/update-user', over, { cookie });
  expect(answer.status).toBe(400);
  expect(await read()).toEqual(before);
});

test('an account that goes takes its music along; nobody else’s', async () => {
  const [leaving, staying] = [await portal.caller(), await portal.caller()];
  const draft = { id: crypto.randomUUID(), form: { title: 'a draft' } };
  await portal.procedures(leaving).content.saveDraft(draft);
  const gone = await portal.register(leaving);
  const kept = await portal.register(staying);
  const asked = { contentId: kept.content.id, email: leaving.account.email };
  await portal
    .procedures(staying)
    .collaboration.invite({ ...asked, roles: ['composer'], shareBps: 5000 });
  const [invitation] = await portal.procedures(leaving).collaboration.list();
  if (!invitation) throw new Error('not invited');
  await portal.procedures(leaving).collaboration.answer({
    contentId: kept.content.id,
    collaboratorId: invitation.id,
    said: { kind: 'accept', represented: false },
  });
  await releaseAccount(portal.container.ports, portal.container.database.db, leaving.account.id);
  const stateOf = async (id: typeof gone.content.id) =>
    (await portal.container.ports.contents.load(id))?.content.state;
  expect(await stateOf(gone.content.id)).toBe('deleting');
  expect(await stateOf(kept.content.id)).toBe('submitted');
  // Whoever is gone answers nobody: of what was made together they are no author any more.
  const facts = await portal.container.ports.contents.load(kept.content.id);
  expect(facts?.collaborators).toMatchObject([{ state: 'left' }]);
  expect(await stateOf(draft.id as typeof gone.content.id)).toBeUndefined();
});

function said() {
  const name = crypto.randomUUID();
  return { title: name, artistName: name, type: 'new_music' };
}
