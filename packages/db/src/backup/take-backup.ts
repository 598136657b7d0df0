import postgres from 'postgres';
import { openRegistryCopy } from '../registry/copy.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { type Archive, createArchive, numbered } from './archive.ts';
import { FILES_LOCK, MIGRATION_LOCK } from './locks.ts';
import { FORMAT, type Manifest } from './manifest.ts';
import { type SourceCounts, settledSources } from './sources.ts';
import { packed, partsOf, sequencesOf, tablesOf } from './tables.ts';

/** What is backed up, and what seals it. */
export type Whole = {
  readonly databaseUrl: string;
  readonly sourcesUrl: string;
  readonly storageUrl: string;
  /** Secrets by name: what signs sessions and certificates. */
  readonly keys: Readonly<Record<string, string>>;
  readonly passphrase?: string | undefined;
};

/** Most names of missing files that are told. */
const NAMED = 100;

/**
 * Backs everything up into one file, while it is used. All of PostgreSQL is read in one snapshot; the registry's
 * entries and the files are those this snapshot knows. Nothing is left when it fails.
 */
export async function takeBackup(whole: Whole, file: string): Promise<Manifest> {
  const archive = await createArchive(file, whole.passphrase);
  const sql = connect(whole.databaseUrl);
  try {
    const manifest = await locked(sql, () =>
      sql.begin('isolation level repeatable read read only', (tx) =>
        writeAll(tx as unknown as postgres.Sql, whole, archive),
      ),
    );
    await archive.finish(`${JSON.stringify(manifest, null, 1)}\n`);
    return manifest;
  } catch (error) {
    await archive.discard();
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** One connection without limits of time: a large table takes long, and so do the files after it. */
export function connect(url: string, applicationName = 'musicloud-backup'): postgres.Sql {
  return postgres(url, {
    max: 1,
    connect_timeout: 5,
    // A connection in use is kept, however long.
    max_lifetime: null,
    onnotice: () => {},
    connection: {
      application_name: applicationName,
      statement_timeout: 0,
      lock_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  });
}

/** Before the snapshot: whoever takes files away or changes tables has done so, or waits. Ends with the connection. */
async function locked<Result>(sql: postgres.Sql, work: () => Promise<Result>): Promise<Result> {
  await sql`select pg_advisory_lock_shared(${MIGRATION_LOCK}), pg_advisory_lock_shared(${FILES_LOCK})`;
  return work();
}

async function writeAll(tx: postgres.Sql, whole: Whole, archive: Archive): Promise<Manifest> {
  const [now] = await tx<{ at: string; version: string }[]>`
    select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      current_setting('server_version') as version`;
  const migrations = await tx<{ hash: string; createdAt: string }[]>`
    select hash, created_at::text as "createdAt" from drizzle.__drizzle_migrations order by created_at`;
  const sequences = await sequencesOf(tx);
  const tables = await writeTables(tx, archive);
  const sources = await writeSources(tx, whole.sourcesUrl, archive);
  const files = await writeFiles(tx, await openStorage(whole.storageUrl), archive);
  const keys: Record<string, string> = {};
  for (const [name, value] of Object.entries(whole.keys)) {
    keys[name] = await archive.addBytes(`keys/${name}`, value);
  }
  return {
    format: FORMAT,
    takenAt: now?.at ?? '',
    postgres: now?.version ?? '',
    migrations: migrations.map(({ hash, createdAt }) => ({ hash, createdAt: Number(createdAt) })),
    tables,
    sequences,
    sources,
    files,
    keys,
    entries: archive.entries(),
  };
}

async function writeTables(tx: postgres.Sql, archive: Archive): Promise<Manifest['tables']> {
  const written: Manifest['tables'] = [];
  for (const { name, columns } of await tablesOf(tx)) {
    let parts = 0;
    let rows = 0;
    for await (const part of partsOf(tx, { name, columns })) {
      parts += 1;
      rows += part.rows;
      await archive.addBytes(`tables/${name}/${numbered(parts)}.copy.gz`, part.bytes);
    }
    written.push({ name, columns: [...columns], rows });
  }
  return written;
}

async function writeSources(tx: postgres.Sql, url: string, archive: Archive) {
  const registry = await openRegistryCopy(url);
  const counts: SourceCounts = { rows: 0, later: 0, mended: 0, left: 0 };
  try {
    let parts = 0;
    for await (const page of settledSources(tx, registry, counts)) {
      if (page.length === 0) continue;
      parts += 1;
      const lines = page.map((row) => `${JSON.stringify(row)}\n`).join('');
      await archive.addBytes(
        `sources/${numbered(parts)}.jsonl.gz`,
        await packed(Buffer.from(lines)),
      );
    }
    return { version: registry.version, ...counts };
  } finally {
    await registry.close();
  }
}

type StoredFile = { readonly id: string; readonly sha256: string | null };

/** The files of what is stored. One that is still going up is not whole: its creator sends it again. */
async function writeFiles(tx: postgres.Sql, storage: Storage, archive: Archive) {
  const files: Manifest['files'] = { count: 0, bytes: 0, missing: [], changed: [] };
  const rows = tx<StoredFile[]>`select id, sha256 from assets where state = 'stored' order by id`;
  for await (const page of rows.cursor(500)) {
    for (const { id, sha256 } of page) {
      const size = await storage.size(id);
      if (size === null) {
        if (files.missing.length < NAMED) files.missing.push(id);
        continue;
      }
      const sum = await archive.add(`files/${id}`, size, await storage.read(id));
      files.count += 1;
      files.bytes += size;
      if (sum !== sha256 && files.changed.length < NAMED) files.changed.push(id);
    }
  }
  return files;
}
