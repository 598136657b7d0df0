import { readFile } from 'node:fs/promises';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import type { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import type { SurroundingsQuery } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { holdSource } from '@musicloud/domain/source/hold-source';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createWorld,
  newContentId,
  type Said,
  submissionOf,
  trace,
  type World,
} from '../testing/world.ts';

let world: World;
let author: Caller;
let creator: Caller;
beforeAll(async () => {
  world = await createWorld();
  author = await world.caller();
  creator = await world.caller();
});
afterAll(() => world.close());

async function survey(said: Said, over: Partial<SurroundingsQuery> = {}) {
  return world.ports.registered.survey({
    contentId: newContentId(),
    creatorId: creator.account.id,
    submission: submissionOf(said),
    sha256: null,
    ...over,
  });
}
const idsOf = (found: readonly { contentId: ContentId }[]) => found.map((one) => one.contentId);
const hashOf = async (id: AssetId) => {
  const asset = await world.ports.assets.find(id);
  return asset?.state === 'stored' ? asset.sha256 : null;
};

describe('the same bytes', () => {
  test('are found when approved, with who and since when', async () => {
    const assetId = await world.stored(author);
    const { content } = await world.upload(author, { assetId, title: 'Here first' });
    const { sameBytes } = await survey({}, { sha256: await hashOf(assetId) });
    expect(sameBytes).toEqual([
      expect.objectContaining({
        contentId: content.id,
        creatorId: author.account.id,
        title: 'Here first',
        kind: 'same_bytes',
        registrationCode: null,
      }),
    ]);
    expect(new Date(sameBytes[0]?.since ?? '').getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  test('of itself, of another hash and without a hash are none', async () => {
    const assetId = await world.stored(author);
    const { content } = await world.upload(author, { assetId });
    const sha256 = await hashOf(assetId);
    expect((await survey({}, { sha256, contentId: content.id })).sameBytes).toEqual([]);
    expect((await survey({}, { sha256: 'c'.repeat(64) })).sameBytes).toEqual([]);
    expect((await survey({})).sameBytes).toEqual([]);
  });

  test('of what is being deleted are found until it is released: it may have to be put back', async () => {
    const assetId = await world.stored(author);
    const { content } = await world.register(author, { assetId });
    await deleteContent(world.ports, author, content.id);
    const sha256 = await hashOf(assetId);
    expect(idsOf((await survey({}, { sha256 })).sameBytes)).toEqual([content.id]);
    await finishRelease(world.ports, content.id, trace());
    expect((await survey({}, { sha256 })).sameBytes).toEqual([]);
  });

  test('of what only waits stand in nobody’s way, nor when it is deleted', async () => {
    const waiting = await world.stored(author);
    const { content } = await world.upload(author, {
      type: 'cover',
      assetId: waiting,
      outsideOriginal: { title: 'Old', writers: 'A', documents: [] },
    });
    const sha256 = await hashOf(waiting);
    expect((await survey({}, { sha256 })).sameBytes).toEqual([]);
    await deleteContent(world.ports, author, content.id);
    expect((await survey({}, { sha256 })).sameBytes).toEqual([]);
  });

  test('before a number are those with a smaller one only', async () => {
    const assetId = await world.stored(author);
    const { content } = await world.register(author, { assetId });
    const number = content.state === 'submitted' ? (content.registrationNumber ?? 0) : 0;
    const sha256 = await hashOf(assetId);
    const found = async (numberedBefore: number) =>
      idsOf((await survey({}, { sha256, numberedBefore })).sameBytes);
    expect(await found(number)).toEqual([]);
    expect(await found(number + 1)).toEqual([content.id]);
  });
});

describe('near names', () => {
  test.each([
    ['equal but for signs', 'Midnight Train Home', 'midnight train, HOME!', true],
    ['one letter wrong', 'Golden Afternoon', 'Golden Afternoom', true],
    ['one Korean vowel wrong', '한여름밤의꿈노래', '한여룸밤의꿈노래', true],
    ['one Korean syllable missing', '별이 빛나는 밤에 우리', '별이 빛나는 밤 우리', true],
    ['Korean in decomposed letters', '겨울바다이야기', '겨울바다이야기'.normalize('NFD'), true],
    ['short and equal', '봄', '봄', true],
    ['two letters changed places', 'Lullaby', 'Lulalby', true],
    ['another name', 'Completely Other Words', '전혀 다른 제목입니다', false],
  ])('%s', async (_, theirs, ours, near) => {
    // Nothing but the title's own letters can lead to it.
    const artistName = theirs.normalize('NFC');
    const { content } = await world.upload(author, { title: theirs, artistName });
    const { nearNames } = await survey({ title: ours, artistName: near ? artistName : ours });
    expect(idsOf(nearNames).includes(content.id)).toBe(near);
  });

  test('leave one’s own music out', async () => {
    const { content } = await world.upload(creator, { title: 'Mine alone', artistName: 'Me' });
    const { nearNames } = await survey({ title: 'Mine alone', artistName: 'Me' });
    expect(idsOf(nearNames)).not.toContain(content.id);
  });

  test('quotes and wildcards are letters like any other', async () => {
    const title = `Robert'); drop table contents; -- 100%_`;
    await world.upload(author, { title, artistName: 'Bobby' });
    expect((await survey({ title, artistName: 'Bobby' })).nearNames).toHaveLength(1);
  });
});

describe('originals', () => {
  const cover = (by: Caller, ...originalIds: ContentId[]): Promise<ContentId> =>
    world
      .register(by, { type: 'cover', visibility: 'link', originalIds })
      .then((facts) => facts.content.id);

  test('are found up to the roots, each once, with what was read of each', async () => {
    const root = (await world.register(author, { visibility: 'public' })).content.id;
    const left = await cover(author, root);
    const right = await cover(author, root);
    const top = await cover(author, left, right);
    const found = await survey({ type: 'cover', originalIds: [top] });
    expect(new Set(idsOf(found.originals))).toEqual(new Set([root, left, right, top]));
    expect(found.originals).toHaveLength(4);
    expect(found.originals.filter((one) => one.isRoot).map((one) => one.contentId)).toEqual([root]);
    expect(found.missing).toEqual([]);
    for (const { contentId, version } of found.reads) {
      expect((await world.ports.contents.load(contentId))?.content.version).toBe(version);
    }
    expect(found.reads).toHaveLength(4);
  });

  test('say whether their account alone wrote them', async () => {
    const credits = { composer: [{ kind: 'person' as const, name: 'Somebody' }] };
    const together = await world.register(author, { visibility: 'link', credits });
    const { originals } = await survey({ type: 'cover', originalIds: [together.content.id] });
    expect(originals[0]).toMatchObject({ soleWriter: false, isRoot: true });
  });

  test('that are private are missing to others and there for their creator', async () => {
    const { content } = await world.register(author, { visibility: 'private' });
    const said: Said = { type: 'cover', originalIds: [content.id] };
    expect((await survey(said)).missing).toEqual([content.id]);
    const own = await survey(said, { creatorId: author.account.id });
    expect(own.missing).toEqual([]);
  });

  test('that are unknown, unregistered, deleted or on hold are missing', async () => {
    const admin = await world.caller('admin');
    const unknown = newContentId();
    const approved = (await world.upload(author, { visibility: 'link' })).content.id;
    const gone = (await world.register(author, { visibility: 'link' })).content.id;
    await deleteContent(world.ports, author, gone);
    const held = (await world.register(author, { visibility: 'link' })).content.id;
    await holdSource(world.ports, admin, held, 'suspend', 'a claim');
    const originalIds = [unknown, approved, gone, held];
    expect((await survey({ type: 'cover', originalIds })).missing).toEqual(originalIds);
  });

  test('written in upper case are the same', async () => {
    const { content } = await world.register(author, { visibility: 'link' });
    const upper = content.id.toUpperCase();
    const found = await survey({ type: 'cover', originalIds: [upper] });
    expect(found.missing).toEqual([]);
  });
});

test('names of music from before the migration are written as commits write them', async () => {
  const { sql } = world.database;
  for (const title of ['밤하늘의 별', 'Überall — 2', '!?', '夜に駆ける', '🎵 Sing 🎵']) {
    await world.upload(author, { title, artistName: '아홉 Nine' });
  }
  const all = () => sql`select * from names order by key`;
  const committed = await all();
  const migration = new URL('../../migrations/0007_names.sql', import.meta.url);
  const [, backfill = ''] = (await readFile(migration, 'utf8')).split(/(?=INSERT INTO)/);
  await sql`delete from names`;
  await sql.unsafe(backfill);
  expect(await all()).toEqual(committed);
});
