import { sql as drizzled } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';

let own: TestDatabase;
let database: Database;
beforeAll(async () => {
  own = await createTestDatabase();
  database = openDatabase({ url: own.url, connections: 2 });
});
afterAll(async () => {
  await database.close();
  await own.close();
});
const idle = { most: 2, busy: 0, waiting: 0 };

test('what is under way is counted, however it is asked and however it ends', async () => {
  const { sql, db, use } = database;
  expect(use()).toEqual(idle);
  const holder = await own.sql.reserve();
  await holder`select pg_advisory_lock(77)`;
  const asked = [
    sql`select pg_advisory_xact_lock(77)`,
    sql.unsafe('select pg_advisory_xact_lock(77)'),
    db.execute(drizzled`select pg_advisory_xact_lock(77)`),
    sql.begin((tx) => tx`select pg_advisory_xact_lock(77)`),
  ].map((one) => one.then(() => 'done'));
  await vi.waitFor(() => expect(use()).toEqual({ most: 2, busy: 2, waiting: 2 }));
  await holder`select pg_advisory_unlock(77)`;
  holder.release();
  expect(await Promise.all(asked)).toEqual(['done', 'done', 'done', 'done']);
  expect(use()).toEqual(idle);
});

test('what fails leaves its place, too', async () => {
  const { sql, use } = database;
  await expect(sql`select 1 / 0`).rejects.toThrow('division');
  await expect(sql.begin((tx) => tx`select nothing`)).rejects.toThrow('nothing');
  expect(use()).toEqual(idle);
});
