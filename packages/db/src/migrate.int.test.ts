import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isMigrated, migrateDatabase, untilMigrated } from './migrate.ts';
import { createEmptyDatabase, dropDatabase } from './testing/database.ts';

let url: string;
beforeEach(async () => {
  url = await createEmptyDatabase();
});
afterEach(() => dropDatabase(url));

/** Every column there is, as text: what migrations made. */
async function shape(): Promise<string[]> {
  const sql = postgres(url, { max: 1 });
  try {
    const rows = await sql`
      select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type as line
      from information_schema.columns where table_schema in ('public', 'bullmq') order by 1`;
    return rows.map((row) => row.line as string);
  } finally {
    await sql.end();
  }
}

test('migrating again changes nothing', async () => {
  await migrateDatabase(url);
  const first = await shape();
  expect(first.some((line) => line.startsWith('public.contents.'))).toBe(true);
  expect(first.some((line) => line.startsWith('bullmq.'))).toBe(true);
  await migrateDatabase(url);
  expect(await shape()).toEqual(first);
});

test('processes that start at the same moment migrate one after the other', async () => {
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  expect((await shape()).length).toBeGreaterThan(50);
});

test('who waits goes on when the last table is there, and not before', async () => {
  expect(await isMigrated(url)).toBe(false);
  expect(await untilMigrated(url, 0)).toBe('its tables are not those of this release');
  const waiting = untilMigrated(url, 60);
  await migrateDatabase(url);
  expect(await waiting).toBeUndefined();
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // A newer release was here: its tables hold all this one needs.
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9e12)`;
    expect(await isMigrated(url)).toBe(true);
    await sql`drop schema bullmq cascade`;
    expect(await isMigrated(url)).toBe(false);
    await migrateDatabase(url);
    // An older one was here last.
    await sql`delete from drizzle.__drizzle_migrations
      where created_at >= (select max(created_at) from drizzle.__drizzle_migrations where created_at < 9e12)`;
    expect(await isMigrated(url)).toBe(false);
  } finally {
    await sql.end();
  }
});

test('who waits for a database that does not answer says so', async () => {
  const away = new URL(url);
  away.port = '1';
  expect(await untilMigrated(away.href, 0)).toContain('ECONNREFUSED');
});

test('the migrations make what the schema says', async () => {
  const package_ = path.join(import.meta.dirname, '..');
  const folder = await mkdtemp(path.join(tmpdir(), 'musicloud-drift-'));
  try {
    await cp(path.join(package_, 'migrations'), path.join(folder, 'migrations'), {
      recursive: true,
    });
    const before = await readdir(path.join(folder, 'migrations'));
    const config = path.join(folder, 'drizzle.config.ts');
    const schema = path.relative(folder, path.join(package_, 'src/schema/index.ts'));
    await writeFile(
      config,
      `export default ${JSON.stringify({ dialect: 'postgresql', schema, out: './migrations' })};`,
    );
    const kit = path.join(package_, '../../node_modules/drizzle-kit/bin.cjs');
    await promisify(execFile)(process.execPath, [kit, 'generate', '--config', config], {
      cwd: folder,
    });
    const after = await readdir(path.join(folder, 'migrations'));
    const added = after.filter((name) => !before.includes(name));
    const drift = added.map((name) => readFile(path.join(folder, 'migrations', name), 'utf8'));
    expect(await Promise.all(drift)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
