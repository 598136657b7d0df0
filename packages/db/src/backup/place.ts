import type postgres from 'postgres';
import type { RegistryCopy } from '../registry/copy.ts';
import type { Storage } from '../storage/storage.ts';
import { tablesOf } from './tables.ts';
import { BackupTrouble } from './trouble.ts';

/** Where a backup is restored to. */
export type Place = {
  readonly sql: postgres.Sql;
  readonly registry: RegistryCopy;
  readonly storage: Storage;
};

/** What stands in the way of restoring there, in words; empty when nothing does. */
async function contentsOf({ sql, registry, storage }: Place): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await tablesOf(sql)) {
    const rows = await sql`select from public.${sql(name)} limit 1`;
    if (rows.length > 0) found.push(`the table ${name} in the database`);
  }
  if ((await registry.rowsAfter('', 1)).length > 0) found.push('entries in the source registry');
  for await (const _ of storage.list()) {
    found.push('files');
    break;
  }
  return found;
}

/** @throws {BackupTrouble} when processes of MusiCloud use the database, or it is not empty and may not be emptied */
export async function preparePlace(place: Place, replace: boolean): Promise<void> {
  await refuseUsed(place);
  const found = await contentsOf(place);
  if (found.length > 0 && !replace) {
    throw new BackupTrouble(
      `The place is not empty: there are ${found.join(', ')}. Restore into an empty one, or lose what is there ` +
        'with --replace.',
    );
  }
  await empty(place);
}

async function refuseUsed({ sql }: Place): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and application_name in
      ('musicloud-web', 'musicloud-live', 'musicloud-workers', 'musicloud-relay', 'musicloud-copyright')`;
  if (rows.length === 0) return;
  throw new BackupTrouble(
    `MusiCloud is running on this database (${rows.map(({ name }) => name).join(', ')}): stop it first.`,
  );
}

/** Without any table, so that those of the backup's own version can be made. Extensions stay. */
async function empty({ sql, registry, storage }: Place): Promise<void> {
  await sql`drop schema if exists bullmq cascade`;
  await sql`drop schema if exists drizzle cascade`;
  for (const { name } of await tablesOf(sql)) {
    await sql`drop table if exists public.${sql(name)} cascade`;
  }
  const sequences = await sql<{ name: string }[]>`
    select sequencename as name from pg_sequences where schemaname = 'public'`;
  for (const { name } of sequences) await sql`drop sequence if exists public.${sql(name)} cascade`;
  await registry.clear();
  for await (const id of storage.list()) await storage.remove(id);
}
