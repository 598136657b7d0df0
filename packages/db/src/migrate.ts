import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { MIGRATION_LOCK } from './backup/locks.ts';
import { openDatabase } from './database.ts';
import { areQueuesMigrated, migrateQueues } from './queues/queues.ts';

/** Where the migrations of this version are. */
export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings a database up to date: our tables and the queues'. Safe to repeat; processes that start at the same moment
 * migrate one after the other.
 */
export async function migrateDatabase(url: string, folder = migrationsFolder): Promise<void> {
  const database = openDatabase({ url, connections: 2, applicationName: 'musicloud-migrate' });
  const lock = await database.sql.reserve();
  try {
    await lock`set statement_timeout = 0`;
    await lock`set lock_timeout = 0`;
    await lock`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(database.db, { migrationsFolder: folder });
    await migrateQueues(url);
  } finally {
    await lock`select pg_advisory_unlock(${MIGRATION_LOCK})`.catch(() => {});
    lock.release();
    await database.close();
  }
}

/**
 * Whether a database has every table this build needs. One that is newer counts: migrations only add to what the
 * release before them needs.
 */
export async function isMigrated(url: string): Promise<boolean> {
  const last = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  const { sql, close } = openDatabase({ url, connections: 1, applicationName: 'musicloud-wait' });
  try {
    const [made] = await sql`select to_regclass('drizzle.__drizzle_migrations') as journal`;
    if (!made?.journal) return false;
    const [newest] = await sql`select max(created_at) as at from drizzle.__drizzle_migrations`;
    return Number(newest?.at) >= last && (await areQueuesMigrated(url));
  } finally {
    await close();
  }
}

const LOOK_MS = 1_000;

/**
 * Waits until somebody else has migrated a database, which may not even answer yet.
 * @returns why it is not, when `seconds` are over
 */
export async function untilMigrated(url: string, seconds: number): Promise<string | undefined> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const trouble = await isMigrated(url).then(
      (migrated) => (migrated ? undefined : 'its tables are not those of this release'),
      (error: Error & { code?: string }) => error.message || error.code || 'it does not answer',
    );
    if (trouble === undefined || !(Date.now() < deadline)) return trouble;
    await wait(LOOK_MS);
  }
}
