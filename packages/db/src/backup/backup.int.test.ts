import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createClient } from '@libsql/client';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationsFolder } from '../migrate.ts';
import { openRegistry } from '../registry/registry.ts';
import { openStorage } from '../storage/storage.ts';
import { createEmptyDatabase, dropDatabase } from '../testing/database.ts';
import { createMysqlDatabase, dropMysqlDatabase } from '../testing/mysql.ts';
import { createWorld, newContentId, registryKinds } from '../testing/world.ts';
import { checkBackup } from './check-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { migrateTo } from './schema-of.ts';
import { takeBackup, type Whole } from './take-backup.ts';

let folder: string;
const undo: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'musicloud-backup-'));
});
afterAll(async () => {
  for (const step of undo.reverse()) await step();
  await rm(folder, { recursive: true, force: true });
});

const kept = new Map<string, string>();
const options = { keep: async (name: string, value: string) => void kept.set(name, value) };
const keys = { 'auth-secret': 'what signs sessions', 'certificate-key': '{"kty":"OKP"}' };

/** A world with songs in every state that matters, and one file. */
async function inhabited(registry: (typeof registryKinds)[number]) {
  const world = await createWorld({ registry });
  undo.push(world.close);
  const whole: Whole = {
    databaseUrl: world.database.url,
    sourcesUrl: world.sourcesUrl,
    storageUrl: `file:${path.join(world.folder, 'files')}`,
    keys,
  };
  const by = await world.caller();
  const storage = await openStorage(whole.storageUrl);
  const bytes = 'the bytes of a song';
  const assetId = await world.stored(by, bytes);
  await storage.write(assetId, Readable.from([bytes]));
  const songs = {
    registered: await world.register(by, { assetId }),
    deleted: await world.register(by),
    approved: await world.upload(by, { title: 'A \\ back\tslash and\na line 노래 \u{1f3b5}' }),
  };
  await deleteContent(world.ports, by, songs.deleted.content.id);
  await finishRelease(world.ports, songs.deleted.content.id, by.trace);
  return { world, whole, by, songs, assetId };
}

/** An empty place of the same kind. */
async function emptyPlace(registry: (typeof registryKinds)[number]): Promise<Omit<Whole, 'keys'>> {
  const databaseUrl = await createEmptyDatabase();
  undo.push(() => dropDatabase(databaseUrl));
  const place = await mkdtemp(path.join(folder, 'place-'));
  const mysql = registry === 'mysql' ? await createMysqlDatabase() : undefined;
  if (mysql) undo.push(() => dropMysqlDatabase(mysql));
  const sourcesUrl = mysql ?? `file:${path.join(place, 'sources.db')}`;
  return { databaseUrl, sourcesUrl, storageUrl: `file:${path.join(place, 'files')}` };
}

/** Every row of every table, as text. */
async function rowsOf(url: string): Promise<Record<string, string[]>> {
  const sql = postgres(url, { max: 1 });
  try {
    const tables = await sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`;
    const all = tables.map(async ({ name }) => {
      const rows = await sql`select t::text as row from ${sql(name)} t order by 1`;
      return [name, rows.map(({ row }) => row as string)] as const;
    });
    return Object.fromEntries(await Promise.all(all));
  } finally {
    await sql.end();
  }
}

describe.each(registryKinds)('with the registry in %s', (kind) => {
  test('what is restored is what was backed up, row for row and byte for byte', async () => {
    const { whole, songs, assetId } = await inhabited(kind);
    const file = path.join(folder, `${kind}.backup`);
    await takeBackup(whole, file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const manifest = await checkBackup(file);
    const place = await emptyPlace(kind);
    await restoreBackup(place, file, manifest, options);
    const [before, after] = [await rowsOf(whole.databaseUrl), await rowsOf(place.databaseUrl)];
    expect(manifest.tables.map(({ name }) => name).sort()).toEqual(Object.keys(before));
    for (const { name, rows } of manifest.tables) expect(after[name]).toHaveLength(rows);
    // The jobs of what was published last are sent again, so that what the queues held is.
    expect({ ...after, events: [] }).toEqual({ ...before, events: [] });
    expect(after.events).toHaveLength(before.events?.length ?? 0);
    const registry = await openRegistry(place.sourcesUrl);
    undo.push(registry.close);
    const { content, source } = songs.registered;
    expect(await registry.find(content.id)).toMatchObject({ id: source?.id, state: 'registered' });
    expect((await registry.find(songs.deleted.content.id))?.state).toBe('unregistered');
    expect(await registry.find(songs.approved.content.id)).toBeNull();
    const storage = await openStorage(place.storageUrl);
    expect((await buffer(await storage.read(assetId))).toString()).toBe('the bytes of a song');
    expect(Object.fromEntries(kept)).toEqual(keys);
    const sql = postgres(place.databaseUrl, { max: 1 });
    const [next] = await sql`select nextval('registration_numbers')::int as number`;
    await sql.end();
    expect(next?.number).toBeGreaterThan(2);
  });
});

test('what the registry did after the snapshot is set back, what it forgot is mended', async () => {
  const { world, whole, by, songs } = await inhabited('sqlite');
  const { content, copyright, source } = songs.registered;
  const forgotten = await world.register(by);
  const client = createClient({ url: whole.sourcesUrl });
  await client.execute({
    sql: 'delete from sources where content_id = ?',
    args: [forgotten.content.id],
  });
  client.close();
  const { registry } = world.ports;
  const common = { creatorId: content.creatorId, at: new Date() };
  const version = (copyright?.version ?? 0) + 1;
  await registry.unregister({ contentId: content.id, version, ...common });
  await registry.unregister({ contentId: newContentId(), version: 1, ...common });
  const file = path.join(folder, 'later.backup');
  const { sources } = await takeBackup(whole, file);
  expect(sources).toMatchObject({ later: 1, mended: 1, left: 1, rows: 3 });
  const place = await emptyPlace('sqlite');
  await restoreBackup(place, file, await checkBackup(file), options);
  const restored = await openRegistry(place.sourcesUrl);
  undo.push(restored.close);
  const { code } = source ?? {};
  expect(await restored.find(content.id)).toMatchObject({ code, state: 'registered' });
  expect((await restored.find(forgotten.content.id))?.code).toBe(forgotten.source?.code);
  // What comes next is newer to it.
  expect(await restored.unregister({ contentId: content.id, version, ...common })).toBe('done');
});

describe('a backup that is not as it was written', () => {
  let file: string;
  let bytes: Buffer;
  let place: Omit<Whole, 'keys'>;
  beforeAll(async () => {
    const { whole } = await inhabited('sqlite');
    file = path.join(folder, 'whole.backup');
    await takeBackup(whole, file);
    bytes = await readFile(file);
    place = await emptyPlace('sqlite');
  });
  /** Changes one byte after a text in it, `more` bytes on. */
  async function changed(text: string, more: number): Promise<string> {
    const copy = Buffer.from(bytes);
    const at = copy.indexOf(text) + more;
    copy[at] = (copy[at] ?? 0) ^ 1;
    const name = path.join(folder, 'changed.backup');
    await writeFile(name, copy);
    return name;
  }

  test.each([
    ['a table', 'tables/contents/000001.copy.gz', 'tables/contents/000001.copy.gz is changed'],
    ['the registry', 'sources/000001.jsonl.gz', 'sources/000001.jsonl.gz is changed'],
    ['a file', 'files/', /^files\/[0-9a-f-]{36} is changed/],
    ['a key', 'keys/auth-secret', 'keys/auth-secret is changed'],
    ['a list of sums', 'sums/000001.txt', /is changed|is missing/],
    ['the manifest', 'manifest.json', 'manifest.json is changed'],
  ])('a changed byte of %s is named', async (_, name, words) => {
    await expect(checkBackup(await changed(name, 520))).rejects.toThrow(words);
  });

  test('a changed header is told', async () => {
    await expect(checkBackup(await changed('keys/auth-secret', 5))).rejects.toThrow(
      /damaged|missing/,
    );
  });

  test.each([0.1, 0.5, 0.9, 0.999])('cut off at %f of its length, it says so', async (part) => {
    const name = path.join(folder, 'cut.backup');
    await writeFile(name, bytes.subarray(0, Math.floor((bytes.length - 1024) * part)));
    await expect(checkBackup(name)).rejects.toThrow(/cut off|damaged/);
  });

  test('a place that is not empty, or is used, is refused', async () => {
    const manifest = await checkBackup(file);
    await restoreBackup(place, file, manifest, options);
    const before = await rowsOf(place.databaseUrl);
    await expect(restoreBackup(place, file, manifest, options)).rejects.toThrow('is not empty');
    expect(await rowsOf(place.databaseUrl)).toEqual(before);
    await restoreBackup(place, file, manifest, { ...options, replace: true });
    expect(await rowsOf(place.databaseUrl)).toEqual(before);
    const connection = { application_name: 'musicloud-web' };
    const user = postgres(place.databaseUrl, { max: 1, connection });
    await user`select 1`;
    const again = restoreBackup(place, file, manifest, { ...options, replace: true });
    await expect(again).rejects.toThrow('MusiCloud is running on this database (musicloud-web)');
    await user.end();
  });

  test('one of a newer version is refused, before anything is touched', async () => {
    const manifest = await checkBackup(file);
    const newer = [...manifest.migrations, { hash: 'of the future', createdAt: 1 }];
    const empty = await emptyPlace('sqlite');
    await expect(
      restoreBackup(empty, file, { ...manifest, migrations: newer }, options),
    ).rejects.toThrow('The backup was made by another version');
    expect(await rowsOf(empty.databaseUrl)).toEqual({});
  });
});

test('one of an older version is brought forward', async () => {
  const old = await emptyPlace('sqlite');
  await migrateTo(old.databaseUrl, 6);
  const sql = postgres(old.databaseUrl, { max: 1 });
  await sql`insert into standing_terms (account_id, terms, updated_at) values ('me', '{}', now())`;
  expect((await sql`select to_regclass('collaborators') as here`)[0]?.here).toBeNull();
  await sql.end();
  const file = path.join(folder, 'old.backup');
  await takeBackup({ ...old, keys: {} }, file);
  const place = await emptyPlace('sqlite');
  await restoreBackup(place, file, await checkBackup(file), options);
  const rows = await rowsOf(place.databaseUrl);
  expect(rows.standing_terms).toHaveLength(1);
  expect(rows.collaborators).toEqual([]);
  const restored = postgres(place.databaseUrl, { max: 1 });
  const applied = await restored`select from drizzle.__drizzle_migrations`;
  await restored.end();
  expect(applied).toHaveLength(readMigrationFiles({ migrationsFolder }).length);
});

describe('sealed with a passphrase', () => {
  test('nothing of it can be read without, and it opens with it', {
    timeout: 120_000,
  }, async () => {
    const { whole, assetId } = await inhabited('sqlite');
    const passphrase = 'correct horse battery staple';
    const file = path.join(folder, 'sealed.backup');
    await takeBackup({ ...whole, passphrase }, file);
    expect((await readFile(file)).includes(assetId)).toBe(false);
    await expect(checkBackup(file)).rejects.toThrow('is encrypted: set BACKUP_PASSPHRASE');
    await expect(checkBackup(file, 'something else')).rejects.toThrow('is not the passphrase');
    expect((await checkBackup(file, passphrase)).files.count).toBe(1);
    const bytes = await readFile(file);
    const at = bytes.length - 2_000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(file, bytes);
    await expect(checkBackup(file, passphrase)).rejects.toThrow('The backup is damaged after');
  });
});

test('a backup that breaks off leaves nothing', async () => {
  const place = await emptyPlace('sqlite');
  const there = await readdir(folder);
  // Without tables there is nothing to back up.
  await expect(takeBackup({ ...place, keys }, path.join(folder, 'none.backup'))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(there);
  const nowhere = path.join(folder, 'not', 'there', 'x.backup');
  await expect(takeBackup({ ...place, keys }, nowhere)).rejects.toThrow('ENOENT');
});
