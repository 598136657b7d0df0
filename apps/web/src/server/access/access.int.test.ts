import { globSync } from 'node:fs';
import path from 'node:path';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../router.ts';
import { type Cast, createCast, expire, sessionOf } from '../testing/credentials.ts';
import { openFront } from '../testing/front.ts';
import { type Knock, knocks, ofNothing } from '../testing/knocks.ts';
import { createPortal, type Portal } from '../testing/portal.ts';
import { faultsOf } from '../testing/secured.ts';
import { HIDDEN, type Things, thingsOf } from '../testing/things.ts';
import { hear, verdictOf } from '../testing/visitor.ts';
import { pageRows } from './pages.ts';
import { type ProcedurePath, procedureRows } from './procedures.ts';
import { type Role, roles } from './rows.ts';

// Typed as the routers, it is a flat record of names.
const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: string } }
>;
let portal: Portal;
let front: Awaited<ReturnType<typeof openFront>>;
let cast: Cast;
let things: Things;
beforeAll(async () => {
  portal = await createPortal();
  front = await openFront(portal);
  cast = await createCast(portal);
  things = thingsOf(portal, cast.creator);
});
afterAll(async () => {
  await front.close();
  await portal.close();
});

function callProcedure(name: ProcedurePath, { input }: Knock, headers: Record<string, string>) {
  const { type } = procedures[name]?._def ?? {};
  const address = new URL(`/api/trpc/${name}`, front.origin);
  if (type === 'mutation') {
    const sent = { ...headers, 'content-type': 'application/json' };
    return hear(address, { method: 'POST', headers: sent, body: JSON.stringify(input) });
  }
  if (input !== undefined) address.searchParams.set('input', JSON.stringify(input));
  return hear(address, { headers });
}
const factsOf = (id: ContentId | undefined) => (id ? things.facts(id) : null);
const mayRead = (role: Role) => role === 'creator' || role === 'admin';
const withoutId = (text: string) => text.replaceAll(/"correlationId":"[^"]+"/g, '');

test('a stream ends with the session it was opened with, and tells nothing more', async () => {
  const { token, cookie } = await sessionOf(portal, cast.creator);
  const stream = await fetch(new URL('/api/trpc/status.live', front.origin), {
    headers: { cookie },
  });
  const events = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const hearUntil = async (word: string) => {
    while (!heard.includes(word)) heard += (await events?.read())?.value ?? word;
  };
  await hearUntil('unread');
  await expire(portal, token);
  const { content } = await portal.upload(cast.creator);
  await portal.procedures(cast.creator).content.edit({ id: content.id, description: 'changed' });
  await hearUntil('serialized-error');
  await hearUntil('UNAUTHENTICATED');
  expect(heard).toContain('"httpStatus":401');
  expect(heard).not.toContain(content.id);
  await events?.cancel();
});

test('every procedure and page has its row, and no row is left over', () => {
  expect(Object.keys(procedureRows).toSorted()).toEqual(Object.keys(procedures).toSorted());
  const app = path.join(import.meta.dirname, '../../app');
  const pages = globSync('**/page.tsx', { cwd: app }).map((file) => `/${path.dirname(file)}`);
  const named = pages.map((page) => (page === '/.' ? '/' : page));
  expect(Object.keys(pageRows).toSorted()).toEqual(named.toSorted());
});

describe.each(Object.keys(procedureRows) as ProcedurePath[])('%s', (name) => {
  test.each(roles)('for: %s', async (role) => {
    const knock = await knocks[name]({ portal, cast, things });
    const headers = await cast.browser(role);
    const before = await factsOf(knock.about);
    const heard = await callProcedure(name, knock, headers);
    expect(verdictOf(heard), heard.text).toBe(procedureRows[name][role]);
    expect(faultsOf(heard), heard.text).toEqual([]);
    if (!mayRead(role)) expect(heard.text).not.toContain(HIDDEN);
    if (procedureRows[name][role] === 'open') return;
    expect(await factsOf(knock.about)).toEqual(before);
    if (procedureRows[name][role] !== 'not there') return;
    // Nothing tells somebody else's thing from none at all.
    const nothing = await callProcedure(name, ofNothing(knock), headers);
    expect(withoutId(nothing.text)).toBe(withoutId(heard.text));
  });
});
