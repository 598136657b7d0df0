import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { openDatabase } from './database.ts';
import { migrateQueues } from './queues/queues.ts';

/** Processes that start at the same moment migrate one after the other. */
const MIGRATION_LOCK = 4_203;
const folder = fileURLToPath(new URL('../migrations', import.meta.url));

/** Brings a database up to date: our tables and the queues'. Safe to repeat, also at the same time. */
export async function migrateDatabase(url: string): Promise<void> {
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
