import { changeUse } from '@musicloud/domain/content/change-use';
import type { ContentType } from '@musicloud/domain/content/content';
import type { Use } from '@musicloud/domain/content/use';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { setStandingTerms } from '@musicloud/domain/permission/set-standing-terms';
import { plainTerms } from '@musicloud/domain/permission/terms';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rebuildStatus } from '../status/rebuild.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let author: Caller;
let singer: Caller;
let original: ContentId;
let id: ContentId;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 0 });
  await world.close();
});
beforeEach(async () => {
  [author, singer] = [await world.caller(), await world.caller()];
  original = (await world.register(author, { visibility: 'public' })).content.id;
  id = (await cover()).content.id;
});

const cover = () =>
  world.upload(singer, { type: 'cover', use: 'plain_cover', originalIds: [original] });
const change = (type: ContentType, use: Use, by = singer) =>
  changeUse(world.ports, by, id, { type, use });
const asked = ({ permissions }: ContentFacts) =>
  permissions.map(({ state, use, part }) => `${state} ${use} ${part}`);
const eventsAfter = async (from: number) => {
  const rows = await world.database.sql`
    select type, payload ->> 'use' as use from events where subject_id = ${id} order by id`;
  return rows.slice(from).map(({ type, use }) => [type, use].filter(Boolean).join(' '));
};
const standing = (use: Use, answer: 'grant' | 'never') =>
  setStandingTerms(world.ports, author, original, { [use]: { answer, terms: plainTerms } });

test('closes the request, asks for the new kind and decides, in one commit', async () => {
  const before = (await world.ports.contents.load(id))?.content.version ?? 0;
  const told = (await eventsAfter(0)).length;
  const facts = await change('cover', 'changed_lyrics');
  expect(asked(facts)).toEqual(['requested changed_lyrics work']);
  expect(facts.content.version).toBe(before + 1);
  expect(await eventsAfter(told)).toEqual([
    'content.edited',
    'permission.withdrawn plain_cover',
    'permission.requested changed_lyrics',
    'copyright.decided',
  ]);
  expect(statusOf(facts).status).toBe('awaiting_permission');
});

test('makes a derivative of what takes the sound, and asks its owner, too', async () => {
  const facts = await change('derivative', 'remix');
  expect(statusOf(facts)).toMatchObject({ type: 'derivative', status: 'awaiting_permission' });
  expect(asked(facts).toSorted()).toEqual(['requested remix recording', 'requested remix work']);
  const back = await change('cover', 'plain_cover');
  expect(asked(back).toSorted()).toEqual([
    'requested plain_cover work',
    'withdrawn remix recording',
  ]);
});

test('is approved at once by what is granted in advance, and refused by what never is', async () => {
  await standing('arrangement', 'never');
  await expect(change('cover', 'arrangement')).rejects.toThrow('NEVER_PERMITTED');
  expect(asked((await world.ports.contents.load(id)) as ContentFacts)).toEqual([
    'requested plain_cover work',
  ]);
  await standing('translation', 'grant');
  expect(statusOf(await change('cover', 'translation')).status).toBe('approved');
});

test('is for its creator, while it waits, and for uses there are', async () => {
  await expect(change('cover', 'arrangement', author)).rejects.toThrow('NOT_FOUND');
  await expect(change('cover', 'remix')).rejects.toThrow('USE_NOT_ALLOWED');
  await expect(change('new_music', 'remix')).rejects.toThrow('ORIGINAL_NOT_ALLOWED');
  const facts = await world.ports.contents.load(id);
  expect(await change('cover', 'plain_cover')).toEqual(facts);
  const which = { contentId: id, permissionId: facts?.permissions[0]?.id ?? ('' as never) };
  await answerRequest(world.ports, author, which, { kind: 'grant' });
  await expect(change('cover', 'arrangement')).rejects.toThrow('NOT_EDITABLE');
});

test('is not granted by an answer to the request that stood there before', async () => {
  const facts = (await world.ports.contents.load(id)) as ContentFacts;
  const [permission] = facts.permissions;
  const which = { contentId: id, permissionId: permission?.id ?? ('' as never) };
  const grant = () =>
    answerRequest(world.ports, author, which, { kind: 'grant' }, permission?.since);
  const both = await Promise.allSettled([grant(), change('cover', 'arrangement')]);
  // One of them was first, and the other saw it.
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const after = (await world.ports.contents.load(id)) as ContentFacts;
  const granted = after.permissions.some(({ state }) => state === 'granted');
  expect(statusOf(after).status).toBe(granted ? 'approved' : 'awaiting_permission');
  if (!granted) await expect(grant()).rejects.toThrow('NOT_ASKED');
});
