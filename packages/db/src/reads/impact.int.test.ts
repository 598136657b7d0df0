import { answerRequest } from '@musicloud/domain/permission/answer-request';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { registerSource } from '@musicloud/domain/source/register-source';
import type { ContentFacts } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type Said, trace, type World } from '../testing/world.ts';
import { readImpact } from './impact.ts';

let world: World;
let author: Caller;
let singer: Caller;
let original: ContentFacts;
beforeAll(async () => {
  world = await createWorld();
  author = await world.caller();
  singer = await world.caller();
  original = await world.register(author, { visibility: 'public' });
});
afterAll(() => world.close());

const coverOf = ({ content }: ContentFacts, said: Said = {}, by = singer) =>
  world.upload(by, { type: 'cover', originalIds: [content.id], visibility: 'public', ...said });
async function grant(cover: ContentFacts) {
  const [first] = cover.permissions;
  if (!first) throw new Error('nobody was asked');
  const which = { contentId: cover.content.id, permissionId: first.id };
  await answerRequest(world.ports, author, which, { kind: 'grant' });
  await registerSource(world.ports, cover.content.id, trace());
}
const impact = (by: Caller) => readImpact(world.database, original.content.id, by.account.id, 7);

test('tells of every generation, whose it is and how it stands; of others’ private songs only how many', async () => {
  expect(await impact(author)).toMatchObject({ rows: [], total: 0, hidden: 0, noticeDays: 7 });
  const first = await coverOf(original);
  await grant(first);
  const second = await coverOf(first, {}, await world.caller());
  const asked = await coverOf(original, { visibility: 'private' });
  // The author denied it: what it is called is no business of theirs any more.
  const denied = await coverOf(original, { visibility: 'private' });
  const [no] = denied.permissions;
  if (!no) throw new Error('nobody was asked');
  const which = { contentId: denied.content.id, permissionId: no.id };
  await answerRequest(world.ports, author, which, { kind: 'deny', reason: 'No.' });
  const seen = await impact(author);
  expect(seen).toMatchObject({ total: 4, hidden: 1, registered: 1, granted: 1, open: 2 });
  expect(seen?.rows.map((row) => [row.contentId, row.generation, row.status])).toEqual([
    [first.content.id, 1, 'registered'],
    [asked.content.id, 1, 'awaiting_permission'],
    [second.content.id, 2, 'awaiting_permission'],
  ]);
  expect(seen?.rows[0]).toMatchObject({
    creatorName: singer.account.name,
    mine: false,
    permissions: [{ state: 'granted', use: 'plain_cover', part: 'work' }],
  });
});

test('is its creator’s alone to read', async () => {
  expect(await impact(singer)).toBeNull();
  expect(await impact(await world.caller('admin'))).toBeNull();
});
