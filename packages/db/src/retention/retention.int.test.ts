import path from 'node:path';
import { Readable } from 'node:stream';
import { saveDraft } from '@musicloud/domain/content/save-draft';
import type { AssetId } from '@musicloud/domain/shared/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FILES_LOCK } from '../backup/locks.ts';
import { uuidv7 } from '../ids.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { createWorld, newContentId, submissionOf, type World } from '../testing/world.ts';
import { dropFiles } from './files.ts';
import { dropRows } from './rows.ts';

let world: World;
let storage: Storage;
beforeAll(async () => {
  world = await createWorld();
  storage = await openStorage(`file:${path.join(world.folder, 'files')}`);
});
afterAll(() => world.close());

describe('rows', () => {
  const days = { news: 180, deadLetters: 30 };
  const drop = (limit = 100) => dropRows(world.database.sql, days, limit);
  const idsOf = async (table: string) => {
    const { sql } = world.database;
    const rows = await sql`select * from ${sql(table)} order by 1`;
    return rows.map(
      (row) => row.token ?? row.identifier ?? row.key ?? row.upload_id ?? row.name ?? row.title,
    );
  };

  test('that are over go, the others stay', async () => {
    const { sql } = world.database;
    const { account } = await world.caller();
    const session = (token: string, expires: string) => sql`
      insert into sessions (id, user_id, token, expires_at, created_at, updated_at)
      values (${uuidv7()}, ${account.id}, ${token}, now() + ${expires}::interval, now(), now())`;
    await session('over', '-1 second');
    await session('in use', '1 day');
    const verification = (identifier: string, expires: string) => sql`
      insert into verifications (id, identifier, value, expires_at, created_at, updated_at)
      values (${uuidv7()}, ${identifier}, 'x', now() + ${expires}::interval, now(), now())`;
    await verification('over', '-1 second');
    await verification('open', '1 hour');
    const counter = (key: string, hours: number) => sql`
      insert into rate_limits (id, key, count, last_request)
      values (${uuidv7()}, ${key}, 1, ${String(Date.now() - hours * 3_600_000)}::bigint)`;
    await counter('over', 25);
    await counter('recent', 23);
    const lease = (id: string, expires: string) => sql`
      insert into upload_locks (upload_id, holder, expires_at)
      values (${id}, ${uuidv7()}, now() + ${expires}::interval)`;
    await lease('over', '-25 hours');
    await lease('held', '10 seconds');
    const letter = (name: string, settled: string | null, at: string, resent: string | null) => sql`
      insert into dead_letters (id, key, name, payload, correlation_id, error, attempts, failed_at,
        settled, settled_at, resent_at)
      values (${uuidv7()}, ${name}, ${name}, '{}', 'c', 'e', 1, now() - interval '90 days', ${settled},
        now() + ${at}::interval, ${resent}::timestamptz)`;
    await letter('dropped long ago', 'dropped', '-31 days', null);
    await letter('dropped lately', 'dropped', '-29 days', null);
    await letter('to be sent again', 'retried', '-31 days', null);
    await letter('sent again', 'retried', '-31 days', '2026-01-01');
    await sql`insert into dead_letters (id, key, name, payload, correlation_id, error, attempts, failed_at)
      values (${uuidv7()}, 'open', 'open', '{}', 'c', 'e', 1, now() - interval '90 days')`;
    const news = (title: string, daysAgo: number, isRead: boolean) => {
      const id = idAt(Date.now() - daysAgo * 86_400_000);
      return sql`insert into notifications (id, account_id, type, content_id, title, note, at, read_at)
        values (${id}, ${account.id}, 'x', ${uuidv7()}, ${title}, '', now() - ${daysAgo} * interval '1 day',
          ${isRead ? sql`now()` : null})`;
    };
    await news('old and read', 181, true);
    await news('old and unread', 181, false);
    await news('read lately', 179, true);

    expect(await drop()).toBeGreaterThan(0);
    expect(await idsOf('sessions')).toEqual(['in use']);
    expect(await idsOf('verifications')).toEqual(['open']);
    expect(await idsOf('rate_limits')).toEqual(['recent']);
    expect(await idsOf('upload_locks')).toEqual(['held']);
    expect((await idsOf('dead_letters')).sort()).toEqual([
      'dropped lately',
      'open',
      'to be sent again',
    ]);
    expect(await idsOf('notifications')).toEqual(['old and unread', 'read lately']);
    expect(await drop()).toBe(0);
  });

  test('go a batch at a time, and what happened stays', async () => {
    const { sql } = world.database;
    const { account } = await world.caller();
    await world.upload(await world.caller());
    const [events] = await sql`select count(*)::int as count from events`;
    await sql`insert into sessions (id, user_id, token, expires_at, created_at, updated_at)
      select 'session ' || n, ${account.id}, 'token ' || n, now() - interval '1 day', now(), now()
      from generate_series(1, 5) n`;
    expect([await drop(3), await drop(3), await drop(3)]).toEqual([3, 2, 0]);
    expect(await sql`select count(*)::int as count from events`).toEqual([events]);
  });
});

/** An id as it is made at a moment. */
function idAt(moment: number): string {
  const hex = Math.trunc(moment).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}${uuidv7().slice(13)}`;
}

describe('files', () => {
  const days = { unfinished: 7, unused: 30 };
  const drop = (limit = 100) => dropFiles(world.database.sql, storage, days, limit);
  beforeEach(async () => {
    await world.database.sql`delete from assets`;
  });
  /** Gives an asset its bytes and an age. */
  async function aged(id: AssetId, daysAgo: number): Promise<AssetId> {
    await storage.write(id, Readable.from(['bytes']));
    await world.database.sql`
      update assets set created_at = now() - ${daysAgo} * interval '1 day' where id = ${id}`;
    return id;
  }
  const isThere = async (id: AssetId) => {
    const rows = await world.database.sql`select from assets where id = ${id}`;
    const there = (await storage.size(id)) !== null;
    expect(rows.length > 0).toBe(there);
    return there;
  };

  test('that never were whole, or that nothing uses, go with their rows', async () => {
    const by = await world.caller();
    const gone = [
      await aged((await world.uploading(by)).id, 8),
      await aged(await world.stored(by), 31),
      await aged(await world.stored(by, uuidv7(), 'document'), 31),
    ];
    const kept = [
      await aged((await world.uploading(by)).id, 6),
      await aged(await world.stored(by), 29),
    ];
    expect(await drop()).toBe(3);
    for (const id of gone) expect(await isThere(id)).toBe(false);
    for (const id of kept) expect(await isThere(id)).toBe(true);
    expect(await drop()).toBe(0);
  });

  test('that are used stay: by a content, by a draft, by who is still sending', async () => {
    const by = await world.caller();
    const used = await aged(await world.stored(by), 0);
    await world.upload(by, { assetId: used });
    const drafted = await aged(await world.stored(by), 0);
    const document = await aged(await world.stored(by, uuidv7(), 'document'), 0);
    const form = { ...submissionOf(), assetId: drafted };
    await saveDraft(world.ports, by, newContentId(), form);
    const sending = (await world.uploading(by)).id;
    await world.database.sql`insert into upload_locks (upload_id, holder, expires_at)
      values (${sending}, ${uuidv7()}, now() + interval '10 seconds')`;
    for (const id of [used, drafted, document, sending]) await aged(id, 400);
    expect(await drop()).toBe(1);
    for (const id of [used, drafted, sending]) expect(await isThere(id)).toBe(true);
    expect(await isThere(document)).toBe(false);
  });

  test('stay while a backup runs', async () => {
    const id = await aged(await world.stored(await world.caller()), 31);
    const backup = await world.database.sql.reserve();
    await backup`select pg_advisory_lock_shared(${FILES_LOCK})`;
    expect(await drop()).toBe(0);
    expect(await isThere(id)).toBe(true);
    await backup`select pg_advisory_unlock_shared(${FILES_LOCK})`;
    backup.release();
    expect(await drop()).toBe(1);
  });

  test('that cannot be removed keep their rows, and are tried again', async () => {
    const id = await aged(await world.stored(await world.caller()), 31);
    const broken = { remove: () => Promise.reject(new Error('the disk is away')) };
    await expect(dropFiles(world.database.sql, broken, days, 9)).rejects.toThrow('away');
    expect(await isThere(id)).toBe(true);
    expect(await drop()).toBe(1);
  });
});
