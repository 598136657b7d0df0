import { uuidv7 } from '@musicloud/db/ids';
import { errorCodes } from '@musicloud/domain/shared/errors';
import type { Caller } from '@musicloud/domain/shared/use-case';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { authDoors } from './auth-doors.ts';
import type { Container } from './container.ts';
import { restApp } from './rest/app.ts';
import { appRouter } from './router.ts';
import { hostileString, mixed } from './testing/arbitrary.ts';
import { HOME, PASSWORD, passwordFor, sessionOf } from './testing/credentials.ts';
import { createPortal, type Portal } from './testing/portal.ts';
import { thingsOf } from './testing/things.ts';

function restRoutes() {
  const app = restApp({} as Container);
  return app.openAPIRegistry.definitions.flatMap((one) =>
    one.type === 'route' ? [one.route as RestRoute] : [],
  );
}

/** Per door; an account’s doors hash passwords, which takes its time. */
const RUNS = 20;
/** Long enough for a slow machine; a call that hangs still fails. */
const PATIENCE = 60_000;
const many = 1_000_000;
// The library leaves its checks of origins and limits out when it finds itself under test.
vi.hoisted(() => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('TEST', '');
});

let portal: Portal;
let cookie: string;
let key: string;
let admin: Caller;
let ids: string[];
beforeAll(async () => {
  portal = await createPortal({
    UPLOAD_LIMIT: many,
    KEY_CREATION_LIMIT: many,
    SIGN_IN_LIMIT: many,
  });
  // An admin gets through every door, and has things in every state.
  admin = await portal.caller('admin');
  await (await passwordFor(portal))(admin);
  cookie = (await sessionOf(portal, admin)).cookie;
  key = await portal.keyOf(admin);
  const make = thingsOf(portal, admin);
  const {
    draft,
    approved,
    registered,
    rejected,
    inReview,
    asked,
    deletionFailed,
    deadLetter,
    file,
  } = make;
  ids = [];
  for (const one of [
    draft,
    approved,
    registered,
    rejected,
    inReview,
    asked,
    deletionFailed,
    deadLetter,
    file,
  ]) {
    ids.push(await one(), await one());
  }
});
afterAll(() => portal.close());

type Ask = { method: string; path: string; headers?: Record<string, string>; body?: unknown };
/** Asks, and holds what every answer holds, whatever was asked. */
async function holds({ method, path, headers = {}, body }: Ask): Promise<void> {
  const sent = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
  const leaving = new AbortController();
  const answer = await portal.app.request(new URL(path, HOME), {
    method,
    signal: leaving.signal,
    headers: { origin: HOME, 'x-client-address': '192.0.2.1', ...sent },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    return leaving.abort();
  }
  const text = await answer.text();
  const told = `${method} ${path.slice(0, 300)} ${JSON.stringify(body)?.slice(0, 2000)}: ${answer.status} ${text.slice(0, 500)}`;
  expect(answer.status, told).toBeLessThan(500);
  if (answer.status < 400) return;
  if (!path.startsWith('/api/auth/')) {
    const { code } = path.startsWith('/api/trpc')
      ? JSON.parse(text).error.data.domain
      : JSON.parse(text);
    expect(errorCodes, told).toContain(code);
    expect(code, told).not.toBe('INTERNAL');
  }
  expect(text, told).not.toMatch(
    /node_modules|\.ts:\d|select .* from|better-auth|drizzle|postgres/i,
  );
}
const check = (arbitrary: fc.Arbitrary<Ask>, numRuns = RUNS) =>
  fc.assert(fc.asyncProperty(arbitrary, holds), {
    numRuns,
    endOnFailure: true,
    interruptAfterTimeLimit: PATIENCE,
  });

type Procedure = { _def: { type: string; inputs: z.ZodType[] } };
const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Procedure>,
);

test.each(procedures.filter(([, { _def }]) => _def.inputs.length > 0))(
  'procedure %s',
  async (name, { _def: { type, inputs } }) => {
    const [schema = z.any()] = inputs;
    const path = `/api/trpc/${name}`;
    const headers = { cookie };
    await check(
      mixed(schema, ids).map((input) =>
        type === 'mutation'
          ? { method: 'POST', path, headers, body: input ?? null }
          : {
              method: 'GET',
              path: `${path}?input=${encodeURIComponent(JSON.stringify(input ?? null))}`,
              headers,
            },
      ),
    );
  },
  PATIENCE,
);

/** The routes of the gateway as its own description has them. */
type RestRoute = {
  method: string;
  path: string;
  request?: {
    query?: z.ZodType;
    body?: { content: { 'application/json': { schema: z.ZodType } } };
  };
};
const routes = restRoutes();
test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  'route %s',
  async (_, { method, path, request }) => {
    const headers = fc.record({ 'idempotency-key': headerText }, { requiredKeys: [] });
    const body = request?.body?.content['application/json'].schema;
    await check(
      fc
        .record({
          headers,
          id: fc.oneof(fc.constantFrom(...ids), hostileString),
          query: request?.query ? mixed(request.query, ids) : fc.constant({}),
          body: body ? mixed(body, ids) : fc.constant(undefined),
        })
        .map(({ id, query, ...said }) => ({
          method: method.toUpperCase(),
          path: path.replace('{id}', encodeURIComponent(id.toWellFormed())) + searchOf(query),
          headers: { ...said.headers, authorization: `Bearer ${key}` },
          body: said.body,
        })),
    );
  },
  PATIENCE,
);

const headerText = fc
  .string({
    unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
    maxLength: 300,
  })
  .filter((text) => text.trim() !== '');

function searchOf(query: unknown): string {
  if (typeof query !== 'object' || query === null)
    return `?${encodeURIComponent(String(query).toWellFormed())}`;
  const pairs = Object.entries(query).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return `?${new URLSearchParams(pairs as [string, string][])}`;
}

/** All that the forms of the account service send; each takes what it knows. */
const personOf = ({ account: { email } }: Caller) => {
  const word = z.enum([PASSWORD, 'another good password']);
  const place = z.enum(['/my', '/verify-email']);
  return z.object({
    email: z.enum([email, `${uuidv7()}@musicloud.example`]),
    password: word,
    newPassword: word,
    currentPassword: word,
    name: z.string(),
    language: z.enum(['ko', 'en']),
    termsVersion: z.enum([portal.container.legal.version]).optional(),
    token: z.string(),
    callbackURL: place,
    redirectTo: place,
    rememberMe: z.boolean(),
  });
};
test.each(authDoors.filter((door) => !door.includes('delete-user') && !door.includes('sign-out')))(
  'the account service %s',
  async (door) => {
    const [method = '', path = ''] = door.split(' ');
    const all = personOf(admin);
    const known = door.includes('update-user') ? all.pick({ name: true, language: true }) : all;
    await check(
      fc
        .tuple(mixed(known, ids), fc.oneof(fc.constant('token'), hostileString))
        .map(([said, token]) => {
          const address = `/api/auth${path.replace(':token', encodeURIComponent(token.toWellFormed().slice(0, 2000)))}`;
          return method === 'GET'
            ? { method, path: address + searchOf(said).slice(0, 6000), headers: { cookie } }
            : { method, path: address, headers: { cookie }, body: said ?? null };
        }),
    );
  },
  PATIENCE,
);
