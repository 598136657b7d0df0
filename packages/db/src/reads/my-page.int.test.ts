import { contentTypes, DraftForm } from '@musicloud/domain/content/content';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { saveDraft } from '@musicloud/domain/content/save-draft';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { statuses } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, newContentId, type World } from '../testing/world.ts';
import { cursorOf } from './keyset.ts';
import { countStatus, listOwn, listStatus, type MyPageQuery } from './my-page.ts';

let world: World;
let creator: Caller;
const outsideOriginal = { title: 'Old', writers: 'A', documents: [] };

beforeAll(async () => {
  world = await createWorld();
  creator = await world.caller();
  const other = await world.caller();
  // Moments and titles that several share, so that only the id tells rows apart.
  const clock = world.ports.clock;
  const start = Date.now();
  const mutable = world.ports as { clock: () => Date };
  for (let n = 0; n < 24; n += 1) {
    mutable.clock = () => new Date(start + Math.floor(n / 5) * 1000);
    const title = `${['봄', 'Summer', 'autumn', '100%', 'a_b'][n % 5]} ${n < 12 ? '' : n}`;
    const cover = n % 4 === 0;
    await world.upload(creator, {
      title,
      type: cover ? 'cover' : 'new_music',
      ...(cover && { outsideOriginal }),
    });
  }
  const long = '가나다라'.repeat(4_000);
  await saveDraft(world.ports, creator, newContentId(), DraftForm.parse({ title: long }));
  await saveDraft(world.ports, creator, newContentId(), DraftForm.parse({ title: `${long}!` }));
  await world.upload(other, { title: 'Summer' });
  mutable.clock = clock;
});
afterAll(() => world.close());

const list = (query: Partial<MyPageQuery> = {}) =>
  listStatus(world.database.db, { creatorId: creator.account.id, limit: 100, ...query });

/** All pages one after the other. */
async function walk(query: Partial<MyPageQuery>) {
  const rows = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...query, cursor });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
    expect(cursor?.length ?? 0).toBeLessThanOrEqual(500);
    expect(rows.length).toBeLessThan(100);
  } while (cursor);
  return rows;
}

describe('pages', () => {
  test.each(['newest', 'oldest', 'title'] as const)('walk everything once by %s', async (sort) => {
    const whole = (await list({ sort })).rows.map((row) => row.contentId);
    expect(whole).toHaveLength(26);
    for (const limit of [1, 4, 25, 26]) {
      expect((await walk({ sort, limit })).map((row) => row.contentId)).toEqual(whole);
    }
  });

  test('are in the order they were asked for', async () => {
    const newest = (await list({ sort: 'newest' })).rows.map((row) => row.createdAt);
    expect(newest).toEqual(newest.toSorted().reverse());
    const oldest = (await list({ sort: 'oldest' })).rows.map((row) => row.createdAt);
    expect(oldest).toEqual(oldest.toSorted());
  });

  test.each([
    ['rubbish', 'rubbish'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no id', cursorOf('2026-01-01T00:00:00.000Z', '-'.repeat(36))],
    ['no moment', cursorOf('2026', newContentId())],
    ['a day there never was', cursorOf('2026-02-31T00:00:00.000Z', newContentId())],
    ['a moment PostgreSQL does not know', cursorOf('0000-01-01T00:00:00.000Z', newContentId())],
    ['a character PostgreSQL does not know', cursorOf('a\u0000b', newContentId())],
    ['half a character', cursorOf('a\uD83D', newContentId())],
  ])('begin at the beginning with a cursor that is %s', async (_, cursor) => {
    for (const sort of ['newest', 'title'] as const) {
      const page = await list({ sort, cursor });
      expect(page.rows.length).toBeGreaterThan(0);
    }
  });
});

describe('filters', () => {
  test('by status and type agree with the counts', async () => {
    const counts = await countStatus(world.database.db, creator.account.id);
    for (const one of statuses) {
      expect(await walk({ status: [one], limit: 7 }), one).toHaveLength(counts[one]);
    }
    expect(counts).toMatchObject({ draft: 2, approved: 18, more_needed: 6 });
    const byType = await Promise.all(contentTypes.map((type) => walk({ type: [type], limit: 7 })));
    expect(byType.map((rows) => rows.length)).toEqual([20, 6, 0]);
    expect(await walk({ status: ['approved'], type: ['cover'], limit: 7 })).toEqual([]);
  });

  test.each([
    ['봄', 5],
    ['summer', 5],
    ['100%', 5],
    ['%', 5],
    ['a_b', 4],
    ['_', 4],
    ['\\', 0],
    [`'; drop table status; --`, 0],
  ])('by the words %s', async (q, found) => {
    expect(await walk({ q, limit: 3 })).toHaveLength(found);
  });

  test('show nobody else’s', async () => {
    const rows = (await list()).rows;
    expect(rows.every((row) => !('creatorId' in row))).toBe(true);
    const all = await listStatus(world.database.db, { limit: 100 });
    expect(all.rows).toHaveLength(27);
  });
});

test('what an account still has leaves out what is released', async () => {
  const somebody = await world.caller();
  const kept = await world.upload(somebody);
  const gone = await world.upload(somebody);
  await deleteContent(world.ports, somebody, gone.content.id);

  await finishRelease(world.ports, gone.content.id, somebody.trace);
  expect(await listOwn(world.database.db, somebody.account.id)).toEqual([kept.content.id]);
});
