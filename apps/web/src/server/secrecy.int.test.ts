import { uuidv7 } from '@musicloud/db/ids';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { log } from './log.ts';
import { HOME, PASSWORD } from './testing/credentials.ts';
import { openFront } from './testing/front.ts';
import { createPortal, type Portal } from './testing/portal.ts';
import { faultsOf } from './testing/secured.ts';
import { hear } from './testing/visitor.ts';

// The library leaves its checks of origins and limits out when it finds itself under test.
vi.hoisted(() => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('TEST', '');
});

type Front = Awaited<ReturnType<typeof openFront>>;
let portal: Portal;
let front: Front;
beforeAll(async () => {
  portal = await createPortal();
  front = await openFront(portal);
});
afterAll(async () => {
  await front.close();
  await portal.close();
});

const post = (to: Front, path: string, json: object, headers: Record<string, string> = {}) =>
  hear(new URL(path, to.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: HOME, ...headers },
    body: JSON.stringify(json),
  });
const person = (email: string) => ({
  name: 'Somebody',
  email,
  password: PASSWORD,
  termsVersion: portal.container.legal.version,
});
const cookieOf = ({ headers }: { headers: Headers }) =>
  headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

describe('what is logged, however much is asked for,', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    log.level = 'silent';
  });

  /** Everything this process writes anywhere from now on. */
  function overhear(): string[] {
    const lines: string[] = [];
    const keep = (...said: unknown[]) => {
      lines.push(said.map((one) => (one instanceof Error ? one.stack : String(one))).join(' '));
      return true;
    };
    log.level = 'trace';
    const stream = (log as unknown as Record<symbol, { write: () => boolean }>)[
      pino.symbols.streamSym
    ];
    if (stream) vi.spyOn(stream, 'write').mockImplementation(keep);
    for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, name).mockImplementation(keep);
    }
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
    return lines;
  }

  test('holds no password, key, session, token or address, when all goes well and when nothing does', async () => {
    const lines = overhear();
    const email = `${uuidv7()}@musicloud.example`;
    const cookie = cookieOf(await post(front, '/api/auth/sign-up/email', person(email)));
    const session = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    const made = await post(front, '/api/trpc/account.createKey', { name: 'a key' }, { cookie });
    const { key } = JSON.parse(made.text).result.data;
    const wrong = 'a wrong pass phrase';
    const asked = async () => {
      await post(front, '/api/auth/sign-in/email', { email, password: PASSWORD });
      await post(front, '/api/auth/sign-in/email', { email, password: wrong });
      await post(front, '/api/auth/sign-up/email', person(`a${email}`));
      await post(front, '/api/auth/request-password-reset', { email });
      await post(front, '/api/auth/reset-password', { token: 'a-reset-token', newPassword: wrong });
      await hear(new URL('/api/auth/verify-email?token=a-mail-token', front.origin));
      await hear(new URL('/api/trpc/status.counts', front.origin), { headers: { cookie } });
      for (const path of ['/contents', '/sources', `/files/${uuidv7()}`]) {
        const headers = { authorization: `Bearer ${key}` };
        await hear(new URL(path, front.origin), { headers });
      }
      await post(
        front,
        '/uploads',
        {},
        { authorization: `Bearer ${key}`, 'tus-resumable': '1.0.0' },
      );
    };
    await asked();
    // Each of them fails now in the middle of its query.
    const { sql } = portal.database;
    for (const table of [
      'accounts',
      'sessions',
      'api_keys',
      'sign_ins',
      'verifications',
      'assets',
    ]) {
      await sql.unsafe(`alter table ${table} rename to ${table}_away`);
    }
    await asked();
    for (const table of [
      'accounts',
      'sessions',
      'api_keys',
      'sign_ins',
      'verifications',
      'assets',
    ]) {
      await sql.unsafe(`alter table ${table}_away rename to ${table}`);
    }
    const said = lines.join('\n');
    vi.restoreAllMocks();
    expect(lines.length).toBeGreaterThan(5);
    expect(said).toContain('does not exist');
    for (const secret of [PASSWORD, wrong, key, session, email, 'a-reset-token', 'a-mail-token']) {
      expect(secret.length).toBeGreaterThan(8);
      expect(said).not.toContain(secret);
    }
  });
});

describe('behind TLS', () => {
  let safe: Portal;
  let there: Front;
  beforeAll(async () => {
    safe = await createPortal({ PUBLIC_URL: 'https://music.example' });
    there = await openFront(safe);
  });
  afterAll(async () => {
    await there.close();
    await safe.close();
  });

  test('answers of every kind say so, and cookies go no other way', async () => {
    const origin = 'https://music.example';
    const terms = safe.container.legal.version;
    const someone = { ...person(`${uuidv7()}@musicloud.example`), termsVersion: terms };
    const signedUp = await post(there, '/api/auth/sign-up/email', someone, { origin });
    expect(signedUp.headers.getSetCookie().length).toBeGreaterThan(0);
    const cookie = cookieOf(signedUp);
    expect(cookie).toMatch(/^__Secure-/);
    const get = (path: string) => hear(new URL(path, there.origin), { headers: { cookie } });
    const answers = [
      signedUp,
      await get('/api/trpc/status.counts'),
      await get('/api/trpc/status.live'),
      await get('/api/nothing'),
      await get('/contents'),
      await get('/uploads/x'),
      await get('/%zz'),
      await post(
        there,
        '/api/trpc/account.markRead',
        {},
        { cookie, origin: 'http://music.example' },
      ),
      await post(there, '/api/auth/sign-out', {}, { cookie, origin }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      200, 200, 200, 404, 401, 404, 400, 403, 200,
    ]);
    for (const answer of answers) expect(faultsOf(answer, true)).toEqual([]);
  });
});
