import { answerRequest } from '@musicloud/domain/permission/answer-request';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { registerSource } from '@musicloud/domain/source/register-source';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, newContentId, type Said, trace, type World } from '../testing/world.ts';
import { readTrack } from './catalogue.ts';
import { readLineage } from './lineage.ts';

let world: World;
let author: Caller;
let singer: Caller;
let root: ContentId;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  author = await world.caller();
  singer = await world.caller();
  root = (await world.register(author, { visibility: 'public', title: 'Root' })).content.id;
});

const own = (title: string, of: readonly ContentId[], said: Said = {}) =>
  world.register(author, {
    ...{ title, type: 'cover', originalIds: [...of], visibility: 'public' },
    ...said,
  });
const cover = (by: Caller, title: string, said: Said = {}) =>
  world.upload(by, { title, type: 'cover', originalIds: [root], visibility: 'public', ...said });
const asked = ({ content, permissions: [one] }: Awaited<ReturnType<typeof cover>>) => {
  if (!one) throw new Error('nobody was asked');
  return { contentId: content.id, permissionId: one.id };
};
const read = (id: ContentId, by: Caller | null, limit = 300) => {
  const reader = { id: by?.account.id ?? null, admin: by?.account.role === 'admin' };
  return readLineage(world.database.sql, { id, reader, limit });
};
/** The tree as lines, with `–` where nothing is shown. */
const drawn = async (...asked: Parameters<typeof read>) =>
  (await read(...asked))?.places.map(({ depth, hidden, track }) => {
    const left = hidden > 0 ? ` +${hidden}` : '';
    return `${'  '.repeat(depth)}${track ? `${track.title} ${track.rights}` : '–'}${left}`;
  });

describe('a lineage', () => {
  test('is the same wherever in the family one looks from, over generations', async () => {
    const { content: first } = await own('First', [root]);
    const { content: second } = await own('Second', [first.id]);
    const { content: third } = await own('Third', [root, second.id]);
    const tree = [
      'Root original',
      '  First permitted',
      '    Second permitted',
      '  Third permitted',
    ];
    for (const id of [root, first.id, second.id, third.id]) {
      expect(await drawn(id, null)).toEqual(tree);
    }
    const places = (await read(third.id, null))?.places ?? [];
    expect(places.at(-1)?.track?.also).toEqual(['Second']);
  });

  test('shows what is kept private to its creator and admins, and counts it for others', async () => {
    const { content } = await own('Kept', [root], { visibility: 'private' });
    await own('By link', [root], { visibility: 'link' });
    expect(await drawn(root, null)).toEqual(['Root original +2']);
    expect(await drawn(root, singer)).toEqual(['Root original +2']);
    const all = ['Root original', '  Kept permitted', '  By link permitted'];
    expect(await drawn(root, author)).toEqual(all);
    expect(await drawn(root, await world.caller('admin'))).toEqual(all);
    expect(await read(content.id, singer)).toBeNull();
    expect(await read(newContentId(), singer)).toBeNull();
    const { content: child } = await own('Child', [content.id]);
    expect(await drawn(child.id, null)).toEqual(['Root original +1', '  –', '    Child permitted']);
  });

  test('says where a permission stands to its two sides alone', async () => {
    const request = await cover(singer, 'Asked for');
    expect(await drawn(root, null)).toEqual(['Root original']);
    expect(await drawn(root, await world.caller())).toEqual(['Root original']);
    const theirs = (await read(root, author))?.places.at(-1)?.track;
    expect(theirs).toMatchObject({
      ...{ title: 'Asked for', rights: 'requested', mine: false, status: 'awaiting_permission' },
      permissionId: asked(request).permissionId,
    });
    expect((await read(root, singer))?.places.at(-1)?.track).toMatchObject({
      ...{ rights: 'requested', mine: true, permissionId: null },
    });
    await answerRequest(world.ports, author, asked(request), { kind: 'grant' });
    await registerSource(world.ports, request.content.id, trace());
    expect(await drawn(root, null)).toEqual(['Root original', '  Asked for permitted']);
    expect(await drawn(root, author)).toEqual(['Root original', '  Asked for granted']);
    const refused = await cover(singer, 'Refused');
    await answerRequest(world.ports, author, asked(refused), { kind: 'deny', reason: 'No.' });
    expect(await drawn(root, author)).not.toContain('  Refused denied');
    expect(await drawn(root, singer)).toContain('  Refused denied');
  });

  test('says what it leaves out for its size, and never the way up to the roots', async () => {
    const { content: first } = await own('First', [root]);
    for (const title of ['A', 'B', 'C']) await own(title, [root]);
    const { content: deep } = await own('Deep', [first.id]);
    const all = await read(deep.id, null, 6);
    expect(all).toMatchObject({ more: false });
    expect(all?.places).toHaveLength(6);
    const few = await read(deep.id, null, 2);
    expect(few?.more).toBe(true);
    expect(few?.places.map(({ track }) => track?.title)).toEqual(
      expect.arrayContaining(['Root', 'First', 'Deep']),
    );
  });

  test('lets a song be heard beside its originals, of which none the reader may not hear', async () => {
    const heard = (said: Said) =>
      world
        .stored(author)
        .then((assetId) => world.register(author, { visibility: 'public', assetId, ...said }));
    const { content: open } = await heard({ title: 'Open' });
    const { content: kept } = await heard({ title: 'Kept', visibility: 'private' });
    const { content: silent } = await own('Silent', [open.id]);
    const { content } = await own('Medley', [open.id, kept.id, silent.id]);
    const beside = async (by: Caller) => {
      const reader = { id: by.account.id, admin: false };
      return (await readTrack(world.database.db, content.id, reader))?.heardBeside;
    };
    expect((await beside(author))?.map(({ title }) => title)).toEqual(['Open', 'Kept']);
    expect((await beside(singer))?.map(({ title }) => title)).toEqual(['Open']);
  });

  test('of a circle comes to an end', async () => {
    const { content: first } = await own('First', [root]);
    const { content: second } = await own('Second', [first.id]);
    await own('Third', [second.id]);
    const { sql } = world.database;
    await sql`update contents set original_ids = array[${second.id}]::uuid[] where id = ${root}`;
    for (const id of [root, first.id, second.id]) {
      expect((await drawn(id, null))?.map((line) => line.trim().split(' ')[0])).toEqual([
        'Root',
        'First',
        'Second',
        'Third',
      ]);
    }
  });
});
