import { Credits } from '@musicloud/domain/content/credits';
import { editContent } from '@musicloud/domain/content/edit-content';
import type { Use } from '@musicloud/domain/content/use';
import { setStandingTerms } from '@musicloud/domain/permission/set-standing-terms';
import { StandingTerms } from '@musicloud/domain/permission/terms';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { holdSource } from '@musicloud/domain/source/hold-source';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, newContentId, type Said, type World } from '../testing/world.ts';
import { readTrack } from './catalogue.ts';
import { readNeeded } from './needed.ts';

let world: World;
let author: Caller;
let singer: Caller;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  author = await world.caller();
  singer = await world.caller();
});

const register = async (by: Caller, said: Said = {}) =>
  (await world.register(by, { visibility: 'public', ...said })).content;
const needed = (use: Use, ids: readonly ContentId[], by = singer) =>
  readNeeded(world.database, by.account.id, { originalIds: ids, use });
const say = (by: Caller, id: ContentId | null, terms: unknown) =>
  setStandingTerms(world.ports, by, id, StandingTerms.parse(terms));
const trust = (society: 'KOMCA') => ({ credits: Credits.parse({ society }) });

test('nothing said in advance: the author is asked, by name, for the rights the use touches', async () => {
  const named = { title: 'Midnight Line', artistName: 'TIKITIK' };
  const { id } = await register(author, named);
  expect(await needed('arrangement', [id])).toEqual({
    missing: [],
    needed: [
      {
        contentId: id,
        ...named,
        authorName: author.account.name,
        part: 'work',
        rights: ['reproduction_transmission', 'derivative_work', 'consent_to_change'],
        answer: 'ask',
        terms: { shareBps: 0, territory: 'world', endsAt: null, creditLine: '', note: '' },
        society: 'none',
        coWriters: false,
      },
    ],
  });
  expect(await needed('arrangement', [])).toEqual({ missing: [], needed: [] });
});

test('what the author said in advance is told by kind of use, the original’s own before the default', async () => {
  const { id } = await register(author);
  await say(author, null, {
    plain_cover: { answer: 'never', terms: { shareBps: 0 } },
    remix: { answer: 'never', terms: { shareBps: 0 } },
  });
  const terms = { shareBps: 1250, territory: 'KR', endsAt: '2099-01-01T00:00:00.000Z' };
  await say(author, id, { plain_cover: { answer: 'grant', terms } });
  expect((await needed('plain_cover', [id])).needed).toMatchObject([{ answer: 'grant', terms }]);
  expect((await needed('remix', [id])).needed.map((one) => [one.part, one.answer])).toEqual([
    ['work', 'never'],
    ['recording', 'never'],
  ]);
  const track = await readTrack(world.database.db, id, { id: null, admin: false });
  expect(track?.standing.map(({ use, answer }) => `${use}: ${answer}`)).toEqual([
    'plain_cover: grant',
    'arrangement: ask',
    'changed_lyrics: ask',
    'translation: ask',
    'remix: never',
    'sample: ask',
  ]);
});

test('a grant that has run out grants nothing any more', async () => {
  const { id } = await register(author);
  const terms = { shareBps: 0, endsAt: '2020-01-01' };
  const said = StandingTerms.parse({ plain_cover: { answer: 'grant', terms } });
  await world.ports.standing.write(author.account.id, id, said);
  expect((await needed('plain_cover', [id])).needed).toMatchObject([
    { answer: 'ask', terms: { endsAt: null } },
  ]);
  const track = await readTrack(world.database.db, id, { id: null, admin: false });
  expect(track?.standing[0]).toMatchObject({ use: 'plain_cover', answer: 'ask' });
});

test('a cover of a cover asks the root, its sound whoever sang it', async () => {
  const root = await register(author);
  await say(author, root.id, { plain_cover: { answer: 'grant', terms: { shareBps: 0 } } });
  const between = await world.caller();
  const cover = await register(between, { type: 'cover', originalIds: [root.id] });
  const asked = async (use: Use) =>
    (await needed(use, [cover.id])).needed.map((one) => `${one.part} of ${one.authorName}`);
  expect(await asked('plain_cover')).toEqual([`work of ${author.account.name}`]);
  expect((await asked('remix')).toSorted()).toEqual([
    `recording of ${between.account.name}`,
    `work of ${author.account.name}`,
  ]);
  const track = await readTrack(world.database.db, cover.id, { id: null, admin: false });
  expect(track?.standing.map(({ use }) => use)).toEqual(['remix', 'sample']);
});

test('one’s own asks nobody, and says when others wrote it too', async () => {
  const alone = await register(singer);
  expect((await needed('remix', [alone.id])).needed).toMatchObject([
    { answer: 'own', rights: [], coWriters: false },
  ]);
  const credits = Credits.parse({ composer: [{ kind: 'person', name: 'Kim' }] });
  const together = await register(singer, { credits });
  expect((await needed('plain_cover', [together.id])).needed).toMatchObject([
    { answer: 'own', coWriters: true },
  ]);
});

test('a work in trust: the society’s document, and its author’s consent where the work is changed', async () => {
  const { id } = await register(author, trust('KOMCA'));
  expect((await needed('plain_cover', [id])).needed).toMatchObject([
    { answer: 'society', society: 'KOMCA', rights: ['reproduction_transmission'], terms: null },
  ]);
  expect((await needed('translation', [id])).needed).toMatchObject([
    { answer: 'ask', society: 'KOMCA', rights: ['consent_to_change'] },
  ]);
  const track = await readTrack(world.database.db, id, { id: null, admin: false });
  expect(track?.standing.slice(0, 2)).toMatchObject([
    { use: 'plain_cover', answer: 'society' },
    { use: 'arrangement', answer: 'ask' },
  ]);
  const own = await needed('translation', [id], author);
  expect(own.needed).toMatchObject([{ answer: 'own', society: 'none' }]);
});

describe('what the reader may not see', () => {
  test('is as if it never was: private, held, or none at all', async () => {
    const kept = await register(author, { visibility: 'private' });
    const held = await register(author);
    const admin = await world.caller('admin');
    await holdSource(world.ports, admin, held.id, 'suspend', 'a claim');
    const nothing = newContentId();
    const ids = [kept.id, held.id, nothing];
    expect(await needed('remix', ids)).toEqual({ needed: [], missing: ids });
    const open = await register(author);
    const mixed = await needed('plain_cover', [open.id, ...ids]);
    expect(mixed.missing).toEqual(ids);
    expect(mixed.needed.map((one) => one.contentId)).toEqual([open.id]);
  });

  test('has no name above what they may see, nor do its author and credit line', async () => {
    const root = await register(author, { title: 'Kept to myself' });
    const terms = { shareBps: 500, creditLine: 'My name', note: 'My note' };
    await say(author, root.id, { plain_cover: { answer: 'grant', terms } });
    const between = await world.caller();
    const cover = await register(between, { type: 'cover', originalIds: [root.id] });
    await editContent(world.ports, author, root.id, { visibility: 'private' });
    const { needed: found } = await needed('plain_cover', [cover.id]);
    expect(found).toMatchObject([
      { contentId: null, title: null, artistName: null, authorName: null, answer: 'grant' },
    ]);
    expect(found[0]?.terms).toMatchObject({ shareBps: 500, creditLine: '', note: '' });
    const text = JSON.stringify(found);
    for (const secret of [root.id, author.account.id, author.account.name, 'Kept', 'My ']) {
      expect(text).not.toContain(secret);
    }
  });
});
