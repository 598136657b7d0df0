import { uuidv7 } from '@musicloud/db/ids';
import { createEmailVerificationToken } from 'better-auth/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuthDoor, authDoors } from '../auth-doors.ts';
import {
  type Cast,
  createCast,
  HOME,
  PASSWORD,
  passwordFor,
  sessionOf,
} from '../testing/credentials.ts';
import { openFront } from '../testing/front.ts';
import { createPortal, type Portal } from '../testing/portal.ts';
import { faultsOf } from '../testing/secured.ts';
import { HIDDEN, type Things, thingsOf } from '../testing/things.ts';
import { hear, verdictOf } from '../testing/visitor.ts';
import { authRows, routeRows, uploadRows } from './routes.ts';
import { type Role, roles } from './rows.ts';

let portal: Portal;
let front: Awaited<ReturnType<typeof openFront>>;
let givePassword: Awaited<ReturnType<typeof passwordFor>>;
let cast: Cast;
let things: Things;
beforeAll(async () => {
  portal = await createPortal();
  front = await openFront(portal);
  cast = await createCast(portal);
  things = thingsOf(portal, cast.creator);
  givePassword = await passwordFor(portal);
});
afterAll(async () => {
  await front.close();
  await portal.close();
});

type Ask = {
  path?: string;
  body?: unknown;
  headers?: Record<string, string>;
  raw?: Uint8Array<ArrayBuffer>;
};
const knock = (method: string, path: string, headers: Record<string, string>, ask: Ask = {}) => {
  const { body, raw } = ask;
  const sent = { ...headers, ...ask.headers };
  const json = { ...sent, 'content-type': 'application/json' };
  const init =
    body === undefined
      ? { headers: sent, body: raw ?? null }
      : { headers: json, body: JSON.stringify(body) };
  return hear(new URL(ask.path ?? path, front.origin), { method, ...init });
};
const mayRead = (role: Role) => role === 'creator' || role === 'admin';
const withoutId = (text: string) => text.replaceAll(/"correlationId":"[^"]+"/g, '');

test('every route and upload method has its row, and no row is left over', () => {
  const routes = portal.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !/ \/api\//.test(route));
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(routeRows).toSorted());
  expect(Object.keys(uploadRows).toSorted()).toEqual(
    Object.keys(front.uploads.handlers).toSorted(),
  );
});

describe.each(Object.keys(routeRows))('%s', (route) => {
  const [method = '', path = ''] = route.split(' ');
  const asks: Readonly<Record<string, () => Promise<Ask>>> = {
    'POST /contents': async () => ({
      body: { id: await things.draft(), title: `Title ${uuidv7()}`, type: 'New Music' },
    }),
    'GET /contents/:id': async () => ({ path: `/contents/${await things.approved()}` }),
    'DELETE /contents/:id': async () => ({
      path: `/contents/${await things.registered()}`,
    }),
    'GET /files/:id': async () => ({ path: `/files/${await things.file()}` }),
    'HEAD /files/:id': async () => ({ path: `/files/${await things.file()}` }),
  };
  test.each(roles)('for: %s', async (role) => {
    await things.registered();
    const headers = await cast.program(role);
    const ask = (await asks[route]?.()) ?? {};
    const row = routeRows[route]?.[role];
    const heard = await knock(method, path, headers, ask);
    expect(verdictOf(heard), heard.text).toBe(row);
    expect(faultsOf(heard), heard.text).toEqual([]);
    if (!mayRead(role)) expect(heard.text).not.toContain(HIDDEN);
    if (row !== 'not there') return;
    const nothing = await knock(method, path.replace(':id', uuidv7()), headers);
    expect(withoutId(nothing.text)).toBe(withoutId(heard.text));
  });
});

describe.each(Object.keys(uploadRows))('%s /uploads', (method) => {
  const tus = { 'tus-resumable': '1.0.0' };
  const length = 16;
  const begun = async () => {
    const headers = { ...tus, 'upload-length': String(length) };
    const made = await knock('POST', '/uploads', await cast.program('creator'), { headers });
    expect(made.status).toBe(201);
    return `/uploads/${made.headers.get('location')?.split('/').at(-1)}`;
  };
  const offset = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const askOf = async (): Promise<Ask> => {
    if (method === 'POST') return { path: '/uploads', headers: { ...tus, 'upload-length': '9' } };
    const path = await begun();
    if (method !== 'PATCH') return { path, headers: tus };
    return { path, headers: { ...tus, ...offset }, raw: new Uint8Array(4) };
  };
  test.each(roles)('for: %s', async (role) => {
    for (const headers of [await cast.program(role), await cast.browser(role)]) {
      const ask = await askOf();
      const heard = await knock(method, '/uploads', headers, ask);
      expect(verdictOf(heard), heard.text).toBe(uploadRows[method]?.[role]);
      expect(faultsOf(heard), heard.text).toEqual([]);
      if (uploadRows[method]?.[role] === 'open' || method === 'POST') continue;
      const mine = await cast.program('creator');
      const still = await knock('HEAD', ask.path ?? '', mine, { headers: tus });
      expect(still.headers.get('upload-offset')).toBe('0');
    }
  });
});

describe.each(authDoors)('the account service: %s', (door) => {
  const [method = '', path = ''] = door.split(' ');
  const asks: Readonly<
    Record<AuthDoor, (people: Cast, token: string, role: Role) => Promise<Ask>>
  > = {
    'POST /sign-up/email': async () => ({
      body: {
        name: 'New',
        email: `${uuidv7()}@musicloud.example`,
        password: PASSWORD,
        termsVersion: portal.container.legal.version,
      },
    }),
    'POST /sign-in/email': async (people) => {
      await givePassword(people.creator);
      return { body: { email: people.creator.account.email, password: PASSWORD } };
    },
    'POST /sign-out': async () => ({ body: {} }),
    'GET /get-session': async () => ({}),
    'GET /list-sessions': async () => ({}),
    'POST /revoke-session': async (_, token) => ({ body: { token } }),
    'POST /revoke-other-sessions': async () => ({ body: {} }),
    'POST /request-password-reset': async (people) => ({
      body: { email: people.creator.account.email },
    }),
    'GET /reset-password/:token': async (people) => ({
      path: `/api/auth/reset-password/${await resetToken(people)}?callbackURL=/reset-password`,
    }),
    'POST /reset-password': async (people) => ({
      body: { token: await resetToken(people), newPassword: PASSWORD },
    }),
    'POST /send-verification-email': async (people, _token, role) => {
      await portal.database.sql`update accounts set email_verified = false`;
      return { body: { email: people.person(role).account.email } };
    },
    'GET /verify-email': async (people) => ({
      path: `/api/auth/verify-email?callbackURL=/verify-email&token=${await mailToken(people)}`,
    }),
    'POST /change-password': async (people) => {
      for (const who of [people.creator, people.other, people.admin]) await givePassword(who);
      return { body: { currentPassword: PASSWORD, newPassword: `${PASSWORD} 2` } };
    },
    'POST /update-user': async () => ({ body: { name: 'Other' } }),
    'POST /delete-user': async (people) => {
      for (const who of [people.creator, people.other, people.admin]) await givePassword(who);
      return { body: { password: PASSWORD } };
    },
  };
  const resetToken = async ({ creator }: Cast) => {
    const { internalAdapter } = await portal.container.auth.$context;
    const token = uuidv7();
    const soon = new Date(Date.now() + 60_000);
    const identifier = `reset-password:${token}`;
    await internalAdapter.createVerificationValue({
      identifier,
      value: creator.account.id,
      expiresAt: soon,
    });
    return token;
  };
  const mailToken = ({ creator }: Cast) =>
    createEmailVerificationToken(portal.container.env.AUTH_SECRET, creator.account.email);

  test.each(roles)('for: %s', async (role) => {
    // Anew for each call: some doors end sessions or accounts.
    const people = await createCast(portal);
    const { token, cookie } = await sessionOf(portal, people.creator);
    const headers = await people.browser(role);
    const ask = await asks[door](people, token, role);
    const heard = await knock(method, `/api/auth${path}`, headers, ask);
    expect(verdictOf(heard), heard.text).toBe(authRows[door][role]);
    expect(faultsOf(heard), heard.text).toEqual([]);
    if (role !== 'creator') expect(heard.text).not.toContain(token);
    if (role === 'creator' || door === 'POST /reset-password') return;
    const mine = await hear(new URL('/api/auth/get-session', front.origin), {
      headers: { cookie },
    });
    expect(JSON.parse(mine.text)?.user.name).toBe(people.creator.account.name);
  });
});

test('whatever else the account service has is shut', async () => {
  const headers = await cast.browser('admin');
  const open = new Set<string>(authDoors);
  let shut = 0;
  for (const endpoint of Object.values(portal.container.auth.api)) {
    const { path, options } = endpoint as { path?: string; options: { method: string | string[] } };
    if (path === undefined) continue;
    for (const method of [options.method].flat()) {
      if (open.delete(`${method} ${path}`)) continue;
      const body = method === 'GET' ? {} : { body: {} };
      const heard = await knock(method, `/api/auth${path}`, headers, body);
      expect(heard.status, `${method} ${path}`).toBe(404);
      shut += 1;
    }
  }
  expect(shut).toBeGreaterThan(10);
  expect([...open]).toEqual([]);
});

test('what outlived its right opens nothing: keys and sessions', async () => {
  const { cookie } = await sessionOf(portal, cast.other);
  const { authorization = '' } = await cast.program('another creator');
  const ask = async () => [
    (await knock('GET', '/contents', { authorization })).status,
    (await knock('GET', '/api/trpc/status.counts', { cookie, origin: HOME })).status,
  ];
  const { sql } = portal.database;
  const { id } = cast.other.account;
  expect(await ask()).toEqual([200, 200]);
  await sql`update api_keys set expires_at = now() - interval '1 minute' where reference_id = ${id}`;
  expect(await ask()).toEqual([401, 200]);
  const off = await portal.keyOf(cast.other);
  await sql`update api_keys set enabled = false where reference_id = ${id}`;
  expect((await knock('GET', '/contents', { authorization: `Bearer ${off}` })).status).toBe(401);
  const kept = await portal.keyOf(cast.other);
  await sql`delete from accounts where id = ${id}`;
  expect(await ask()).toEqual([401, 401]);
  expect((await knock('GET', '/contents', { authorization: `Bearer ${kept}` })).status).toBe(401);
});
