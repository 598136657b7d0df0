import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type postgres from 'postgres';
import { migrateDatabase } from '../migrate.ts';
import { openRegistryCopy } from '../registry/copy.ts';
import type { SourceRow } from '../registry/rows.ts';
import { openStorage } from '../storage/storage.ts';
import { bytesOf, type Entry, readArchive } from './archive.ts';
import type { Manifest } from './manifest.ts';
import { type Place, preparePlace } from './place.ts';
import { knownMigrations, migrateTo } from './schema-of.ts';
import { namesOf, type Table } from './tables.ts';
import { connect, type Whole } from './take-backup.ts';
import { BackupTrouble } from './trouble.ts';

const unpacked = promisify(gunzip);
/** So many entries of the registry go in one statement. */
const BATCH = 200;
/**
 * What a queue held is not in a backup. The sweeps find all that stays undone; who has to be told of something is
 * found by sending the jobs of the last events again, which has no further effect where they were done.
 */
const TOLD_AGAIN = '24 hours';

export type RestoreOptions = {
  /** Loses what is there. */
  readonly replace?: boolean;
  /** Keeps a secret of the backup, by its name. */
  readonly keep: (name: string, value: string) => Promise<void>;
};

/**
 * Restores a backup that was checked (see `checkBackup`) and brings its tables up to this version. PostgreSQL is
 * filled in one transaction, which ends last: what breaks off leaves no database to start with.
 */
export async function restoreBackup(
  to: Omit<Whole, 'keys'>,
  file: string,
  manifest: Manifest,
  { replace = false, keep }: RestoreOptions,
): Promise<void> {
  const migrations = knownMigrations(manifest);
  const registry = await openRegistryCopy(to.sourcesUrl);
  const sql = connect(to.databaseUrl, 'musicloud-restore');
  try {
    if (manifest.sources.version > registry.version) {
      throw new BackupTrouble('The backup’s source registry is of a newer version: use that one.');
    }
    const place = { sql, registry, storage: await openStorage(to.storageUrl) };
    await preparePlace(place, replace);
    await migrateTo(to.databaseUrl, migrations);
    await sql.begin(async (tx) => {
      const filling = { ...place, sql: tx as unknown as postgres.Sql };
      await fill(filling, readArchive(file, to.passphrase), manifest, keep);
      await settle(filling, manifest);
    });
  } finally {
    await registry.close();
    await sql.end({ timeout: 5 });
  }
  await migrateDatabase(to.databaseUrl);
}

/** Puts every entry where it belongs, in the order in which they come. */
async function fill(
  place: Place,
  entries: AsyncGenerator<Entry>,
  { tables }: Manifest,
  keep: RestoreOptions['keep'],
): Promise<void> {
  let copying: Copying | undefined;
  for await (const entry of entries) {
    const [kind = '', name = ''] = entry.name.split('/');
    if (copying && (kind !== 'tables' || name !== copying.table)) {
      await copying.end();
      copying = undefined;
    }
    if (kind === 'tables') {
      const table = tables.find((one) => one.name === name);
      if (!table) throw new BackupTrouble(`The manifest knows no table ${name}.`);
      copying ??= await copyInto(place.sql, table);
      await copying.add(await unpacked(await bytesOf(entry)));
    } else if (kind === 'sources') await putSources(place, await unpacked(await bytesOf(entry)));
    else if (kind === 'files') await place.storage.write(name, Readable.from(entry.body));
    else if (kind === 'keys') await keep(name, (await bytesOf(entry)).toString());
    else for await (const _ of entry.body);
  }
}

/** One table that is being filled by `COPY`, part by part. */
type Copying = {
  readonly table: string;
  readonly add: (bytes: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
};

async function copyInto(sql: postgres.Sql, table: Table): Promise<Copying> {
  const target = await sql`copy ${namesOf(sql, table)} from stdin`.writable();
  const { readable, writable } = new TransformStream<Buffer, Buffer>();
  const copied = pipeline(Readable.fromWeb(readable as never), target);
  // Told by `end`, or by the next part that does not go in.
  copied.catch(() => {});
  const writer = writable.getWriter();
  return {
    table: table.name,
    add: (bytes) => Promise.race([writer.write(bytes), copied]),
    end: async () => {
      await Promise.race([writer.close(), copied]);
      await copied;
    },
  };
}

async function putSources({ registry }: Place, bytes: Buffer): Promise<void> {
  const rows = bytes
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SourceRow);
  for (let at = 0; at < rows.length; at += BATCH) await registry.put(rows.slice(at, at + BATCH));
}

/** The numbers go on where they were, every row is there, and what the queues held is sent again. */
async function settle({ sql }: Place, { tables, sequences, takenAt }: Manifest): Promise<void> {
  for (const [name, next] of Object.entries(sequences)) {
    await sql`select setval(${`public.${name}`}::regclass, ${next}::bigint, false)`;
  }
  for (const { name, rows } of tables) {
    const [found] = await sql<{ rows: number }[]>`
      select count(*)::float8 as rows from public.${sql(name)}`;
    if (found?.rows === rows) continue;
    throw new BackupTrouble(
      `The table ${name} got ${found?.rows} rows, the manifest says ${rows}.`,
    );
  }
  await sql`update events set published_at = null
    where published_at > ${takenAt}::timestamptz - ${TOLD_AGAIN}::interval`;
}
