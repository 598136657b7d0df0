import type { AccountId } from '@musicloud/domain/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { createWorld, newContentId, type World } from '../testing/world.ts';
import {
  countUnread,
  isMailDue,
  keepNotification,
  listNotifications,
  markMailed,
  markRead,
} from './notifications.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const news = (accountId: AccountId, over: object = {}) => ({
  id: uuidv7(),
  accountId,
  type: 'source.registered',
  contentId: newContentId(),
  title: 'Song',
  outcome: null,
  note: '',
  at: new Date(),
  ...over,
});
const someone = async () => (await world.caller()).account.id;

test('telling the same twice tells once and does not unread it', async () => {
  const { db } = world.database;
  const id = await someone();
  const one = news(id);
  await keepNotification(db, one);
  await markRead(db, id);
  await keepNotification(db, one);
  expect(await countUnread(db, id)).toBe(0);
  const { rows } = await listNotifications(db, id, { limit: 10 });
  expect(rows).toEqual([
    expect.objectContaining({ id: one.id, read: true, title: 'Song', at: one.at.toISOString() }),
  ]);
});

test('pages go through all news once, newest first, also those of one moment', async () => {
  const { db } = world.database;
  const id = await someone();
  const at = new Date();
  const all = Array.from({ length: 7 }, (_, n) =>
    news(id, { at: n < 4 ? at : new Date(at.getTime() + n) }),
  );
  for (const one of all) await keepNotification(db, one);
  const seen = [];
  let cursor: string | undefined;
  do {
    const page = await listNotifications(db, id, { cursor, limit: 2 });
    seen.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(new Set(seen.map((one) => one.id))).toEqual(new Set(all.map((one) => one.id)));
  expect(seen).toHaveLength(7);
  expect(seen.map((one) => one.at)).toEqual(
    seen
      .map((one) => one.at)
      .toSorted()
      .reverse(),
  );
});

test('reading marks one’s own, those named or all', async () => {
  const { db } = world.database;
  const [mine, theirs] = [await someone(), await someone()];
  const all = [news(mine), news(mine), news(mine)];
  for (const one of [...all, news(theirs)]) await keepNotification(db, one);
  await markRead(db, theirs, [all[0]?.id ?? '']);
  expect(await countUnread(db, mine)).toBe(3);
  await markRead(db, mine, [all[0]?.id ?? '']);
  expect(await countUnread(db, mine)).toBe(2);
  await markRead(db, mine, []);
  expect(await countUnread(db, mine)).toBe(2);
  await markRead(db, mine);
  expect(await countUnread(db, mine)).toBe(0);
  expect((await listNotifications(db, theirs, { limit: 9 })).rows).toHaveLength(1);
});

test('a mail is due until it was sent', async () => {
  const { db } = world.database;
  const one = news(await someone());
  expect(await isMailDue(db, one.id, one.accountId)).toBe(false);
  await keepNotification(db, one);
  expect(await isMailDue(db, one.id, one.accountId)).toBe(true);
  await markMailed(db, one.id, one.accountId, new Date());
  expect(await isMailDue(db, one.id, one.accountId)).toBe(false);
});

test('what concerns two is told to each, read and mailed by itself', async () => {
  const { db } = world.database;
  const one = news(await someone());
  const other = { ...one, accountId: await someone() };
  for (const each of [one, other]) await keepNotification(db, each);
  await markRead(db, one.accountId);
  await markMailed(db, one.id, one.accountId, new Date());
  expect(await countUnread(db, one.accountId)).toBe(0);
  expect(await countUnread(db, other.accountId)).toBe(1);
  expect(await isMailDue(db, one.id, other.accountId)).toBe(true);
});
