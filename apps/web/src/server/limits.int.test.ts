import { uuidv7 } from '@musicloud/db/ids';
import { newContentId, submissionOf } from '@musicloud/db/testing/world';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createKey } from './account/keys.ts';
import { buildApp } from './app.ts';
import { buildContainer } from './container.ts';
import { HOME, sessionOf } from './testing/credentials.ts';
import { openFront } from './testing/front.ts';
import { createPortal, expectProblem, type Portal } from './testing/portal.ts';
import { hear } from './testing/visitor.ts';

// The library leaves its checks of origins and limits out when it finds itself under test.
vi.hoisted(() => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('TEST', '');
});

const MOST = 3;
let portal: Portal;
let second: Awaited<ReturnType<typeof buildContainer>>;
let front: Awaited<ReturnType<typeof openFront>>;
beforeAll(async () => {
  const small = {
    UPLOAD_LIMIT: MOST,
    KEY_CREATION_LIMIT: MOST,
    SIGN_IN_LIMIT: MOST,
    REPORT_LIMIT: MOST,
    INVITATION_LIMIT: MOST,
  };
  portal = await createPortal(small);
  // Another process on the same stores, as far as its stores can tell.
  second = await buildContainer(portal.container.env);
  front = await openFront(portal);
});
afterAll(async () => {
  await front.close();
  await second.close();
  await portal.close();
});

const apps = () => [portal.app, buildApp(second, { stopping: false })];
/** Calls in turn at two processes; how they answered. */
async function callBoth(times: number, path: string, init: () => RequestInit) {
  const both = apps();
  const answers: Response[] = [];
  for (let n = 0; n < times; n += 1) {
    const answer = await both[n % 2]?.request(new URL(path, HOME), init());
    if (answer) answers.push(answer);
  }
  return answers;
}
const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status);
function expectLater({ headers }: Pick<Response, 'headers'>) {
  const seconds = Number(headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
}
const cookieOf = async (who: Caller) => (await sessionOf(portal, who)).cookie;
const call = (cookie: string, input: unknown, address = '192.0.2.1') => ({
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    origin: HOME,
    cookie,
    'x-client-address': address,
  },
  body: JSON.stringify(input),
});

describe('two processes count together', () => {
  const allowed = [...Array(MOST).fill(200), 429];

  test('reports from one address, whomever they name, and to one mail address, wherever from', async () => {
    const { content } = await portal.register(await portal.caller(), { visibility: 'public' });
    const report = (email: string) => ({
      id: uuidv7(),
      contentId: content.id,
      language: 'en',
      report: { claim: 'work', name: 'Claimant', email, explanation: 'Mine.', links: [] },
    });
    const file = (email: () => string, address: () => string) =>
      callBoth(MOST + 1, '/api/trpc/objection.file', () => call('', report(email()), address()));
    const anyMail = () => `${uuidv7()}@musicloud.example`;
    let host = 0;
    const elsewhere = () => `198.51.100.${++host}`;
    const fromOne = await file(anyMail, () => '203.0.113.7');
    expect(statuses(fromOne)).toEqual(allowed);
    expectLater(fromOne[MOST]!);
    expect(statuses(await file(() => 'One@musicloud.example', elsewhere))).toEqual(allowed);
    expect(statuses(await file(anyMail, elsewhere))).toEqual(Array(MOST + 1).fill(200));
  });

  test.each([
    ['submissions', 'content.upload', () => ({ id: newContentId(), submission: submissionOf() })],
    ['keys', 'account.createKey', () => ({ name: 'a key' })],
  ] as const)('%s of one account', async (_, name, input) => {
    const [one, other] = [await portal.caller(), await portal.caller()];
    const cookie = await cookieOf(one);
    const answers = await callBoth(MOST + 1, `/api/trpc/${name}`, () => call(cookie, input()));
    expect(statuses(answers)).toEqual(allowed);
    const refused = answers[MOST]!;
    expectLater(refused);
    const { error } = (await refused.json()) as { error: { data: { domain: object } } };
    expect(error.data.domain).toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: expect.any(Number) },
    });
    const theirs = await cookieOf(other);
    expect(statuses(await callBoth(1, `/api/trpc/${name}`, () => call(theirs, input())))).toEqual([
      200,
    ]);
  });

  test.each([
    [
      'sign-ins',
      '/sign-in/email',
      () => ({ email: 'nobody@musicloud.example', password: 'wrong pass word' }),
      401,
    ],
    [
      'sign-ups',
      '/sign-up/email',
      () => ({
        email: `${uuidv7()}@musicloud.example`,
        password: 'a long password',
        name: 'N',
        termsVersion: portal.container.legal.version,
      }),
      200,
    ],
    [
      'requests to reset a password',
      '/request-password-reset',
      () => ({ email: 'nobody@musicloud.example' }),
      200,
    ],
    [
      'verification mails',
      '/send-verification-email',
      () => ({ email: 'nobody@musicloud.example' }),
      200,
    ],
    [
      'new passwords',
      '/reset-password',
      () => ({ token: 'unknown', newPassword: 'a long password' }),
      400,
    ],
  ] as const)('%s from one address', async (name, path, input, status) => {
    const address = `192.0.2.${name.length}`;
    const answers = await callBoth(MOST + 1, `/api/auth${path}`, () => call('', input(), address));
    expect(statuses(answers)).toEqual([...Array(MOST).fill(status), 429]);
    const refused = answers[MOST]!;
    expectLater(refused);
    const body = await refused.clone().json();
    expectProblem({ status: 429, headers: refused.headers, body }, 429, 'RATE_LIMITED');
    const elsewhere = await callBoth(1, `/api/auth${path}`, () =>
      call('', input(), '198.51.100.9'),
    );
    expect(statuses(elsewhere)).toEqual([status]);
  });

  test('calls that come at the same moment', async () => {
    const cookie = await cookieOf(await portal.caller());
    const both = apps();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        both[n % 2]?.request(`${HOME}/api/trpc/account.createKey`, call(cookie, { name: 'k' })),
      ),
    );
    expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(MOST);
  });
});

test('a minute later it goes on', async () => {
  const caller = await portal.caller();
  const cookie = await cookieOf(caller);
  const ask = async (times: number) =>
    statuses(
      await callBoth(times, '/api/trpc/account.createKey', () => call(cookie, { name: 'k' })),
    );
  expect(await ask(MOST + 1)).toContain(429);
  await portal.database.sql`update rate_limits set last_request = last_request - 60000
    where key = ${`key:${caller.account.id}`}`;
  expect(await ask(MOST + 1)).toEqual([200, 200, 200, 429]);
});

describe('uploads', () => {
  const begin = (headers: Record<string, string>) =>
    hear(new URL('/uploads', front.origin), {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '9', ...headers },
    });
  const submit = (headers: Record<string, string>) => {
    const body = JSON.stringify({
      title: `Title ${uuidv7()}`,
      creatorName: uuidv7(),
      type: 'New Music',
    });
    const sent = { ...headers, 'content-type': 'application/json' };
    return hear(new URL('/contents', front.origin), { method: 'POST', headers: sent, body });
  };
  const times = async (work: () => Promise<{ status: number }>) => {
    const heard = [];
    for (let n = 0; n <= MOST; n += 1) heard.push((await work()).status);
    return heard;
  };

  test('begun in a browser or with a limited key are counted, and refused as a problem', async () => {
    const caller = await portal.caller();
    const cookie = await cookieOf(caller);
    expect(await times(() => begin({ cookie, origin: HOME }))).toEqual([201, 201, 201, 429]);
    const { key } = await createKey(portal.container, caller.account.id, 'limited');
    const refused = await begin({ authorization: `Bearer ${key}` });
    expectLater(refused);
    expectProblem({ ...refused, body: JSON.parse(refused.text) }, 429, 'RATE_LIMITED');
    expect(await times(() => submit({ authorization: `Bearer ${key}` }))).toEqual([
      201, 201, 201, 429,
    ]);
  });

  test('with a key without a limit go on, and are not even counted', async () => {
    const caller = await portal.caller();
    const authorization = `Bearer ${await portal.keyOf(caller)}`;
    expect(await times(() => begin({ authorization }))).toEqual([201, 201, 201, 201]);
    expect(await times(() => submit({ authorization }))).toEqual([201, 201, 201, 201]);
    const rows = await portal.database
      .sql`select from rate_limits where key like ${`%${caller.account.id}`}`;
    expect(rows).toHaveLength(0);
  });
});
