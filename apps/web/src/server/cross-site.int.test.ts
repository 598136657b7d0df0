import { newContentId } from '@musicloud/db/testing/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProcedurePath } from './access/procedures.ts';
import { appRouter } from './router.ts';
import { type Cast, createCast, HOME } from './testing/credentials.ts';
import { openFront } from './testing/front.ts';
import { knocks } from './testing/knocks.ts';
import { createPortal, type Portal } from './testing/portal.ts';
import { type Things, thingsOf } from './testing/things.ts';
import { hear } from './testing/visitor.ts';

let portal: Portal;
let front: Awaited<ReturnType<typeof openFront>>;
let cast: Cast;
let things: Things;
let cookie: string;
beforeAll(async () => {
  portal = await createPortal();
  front = await openFront(portal);
  cast = await createCast(portal);
  things = thingsOf(portal, cast.creator);
  cookie = (await cast.browser('creator')).cookie ?? '';
});
afterAll(async () => {
  await front.close();
  await portal.close();
});

const mutations = Object.entries(
  appRouter._def.procedures as unknown as Record<ProcedurePath, { _def: { type: string } }>,
).flatMap(([name, { _def }]) => (_def.type === 'mutation' ? [name as ProcedurePath] : []));
const at = (path: string) => new URL(path, front.origin);
const codeOf = (text: string) => /"code":"([A-Z_]+)","details"/.exec(text)?.[1];
const elsewhere: readonly (readonly [string, Record<string, string>])[] = [
  ['another site', { origin: 'https://evil.example' }],
  ['another port of this machine', { origin: 'http://localhost:3001' }],
  ['a sandbox', { origin: 'null' }],
  ['a browser that only says how far', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling', { 'sec-fetch-site': 'same-site' }],
  ['nobody knows where, with a cookie', {}],
];

test('there are mutations to try', () => expect(mutations.length).toBeGreaterThan(10));

describe.each(mutations)('%s', (name) => {
  test('is not called by another site’s page, and changes nothing', async () => {
    const { input, about } = await knocks[name]({ portal, cast, things });
    const before = about && (await things.facts(about));
    const body = JSON.stringify(input);
    for (const [who, headers] of elsewhere) {
      const sent = { cookie, 'content-type': 'application/json', ...headers };
      const heard = await hear(at(`/api/trpc/${name}`), { method: 'POST', headers: sent, body });
      expect({ status: heard.status, code: codeOf(heard.text) }, who).toEqual({
        status: 403,
        code: 'CROSS_SITE',
      });
    }
    expect(about && (await things.facts(about))).toEqual(before);
  });

  test('takes JSON by POST and nothing else', async () => {
    const { input } = await knocks[name]({ portal, cast, things });
    const headers = { cookie, origin: HOME };
    const address = at(`/api/trpc/${name}`);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      '',
    ]) {
      const body = new TextEncoder().encode(JSON.stringify(input));
      const sent = { ...headers, ...(type && { 'content-type': type }) };
      const heard = await hear(address, { method: 'POST', headers: sent, body });
      expect({ status: heard.status, code: codeOf(heard.text) }, type).toEqual({
        status: 415,
        code: 'CONTENT_TYPE_REFUSED',
      });
    }
    address.searchParams.set('input', JSON.stringify(input));
    const heard = await hear(address, { headers });
    expect({ status: heard.status, code: codeOf(heard.text) }).toEqual({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
    });
  });
});

const tus = { 'tus-resumable': '1.0.0', 'upload-length': '9' };
test.each(elsewhere)('no upload is begun, gone on with or ended from %s', async (_, headers) => {
  const own = { cookie, origin: HOME };
  const begun = await hear(at('/uploads'), { method: 'POST', headers: { ...tus, ...own } });
  expect(begun.status).toBe(201);
  const path = `/uploads/${begun.headers.get('location')?.split('/').at(-1)}`;
  for (const [method, address] of [
    ['POST', '/uploads'],
    ['PATCH', path],
    ['DELETE', path],
  ] as const) {
    const heard = await hear(at(address), { method, headers: { ...tus, cookie, ...headers } });
    expect(heard.status, method).toBe(403);
    expect(JSON.parse(heard.text)).toMatchObject({ code: 'CROSS_SITE', status: 403 });
  }
  const still = await hear(at(path), { method: 'HEAD', headers: { ...tus, ...own } });
  expect(still.headers.get('upload-offset')).toBe('0');
});

test('no other site’s page may read the answers of uploads', async () => {
  for (const origin of ['https://evil.example', 'null', HOME]) {
    const heard = await hear(at('/uploads'), { method: 'OPTIONS', headers: { origin } });
    expect(heard.headers.get('access-control-allow-origin')).toBe(HOME);
  }
});

test('a key is no cookie: programs say no origin, and may say any', async () => {
  const key = await cast.program('creator');
  for (const headers of [key, { ...key, origin: 'https://studio.example' }]) {
    const sent = { ...headers, 'content-type': 'application/json' };
    const body = JSON.stringify({ id: newContentId(), title: newContentId(), type: 'New Music' });
    expect((await hear(at('/contents'), { method: 'POST', headers: sent, body })).status).toBe(201);
    const begun = { method: 'POST', headers: { ...tus, ...headers } };
    expect((await hear(at('/uploads'), begun)).status).toBe(201);
  }
});

test('a key beside a cookie opens no way round: procedures know people by cookies', async () => {
  const headers = { cookie, authorization: 'Bearer anything', origin: 'https://evil.example' };
  const sent = { ...headers, 'content-type': 'application/json' };
  const init = { method: 'POST', headers: sent, body: '{}' };
  expect((await hear(at('/api/trpc/account.markRead'), init)).status).toBe(403);
});
