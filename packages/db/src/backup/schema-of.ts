import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrateDatabase, migrationsFolder } from '../migrate.ts';
import type { Manifest } from './manifest.ts';
import { BackupTrouble } from './trouble.ts';

/**
 * How many of this version's migrations made the tables of a backup.
 * @throws {BackupTrouble} when a newer version made them
 */
export function knownMigrations({ migrations }: Pick<Manifest, 'migrations'>): number {
  const own = readMigrationFiles({ migrationsFolder });
  for (const [index, { hash }] of migrations.entries()) {
    if (own[index]?.hash === hash) continue;
    throw new BackupTrouble(
      `The backup was made by another version: its migration ${index + 1} of ${migrations.length} is not known ` +
        `here, where there are ${own.length}. Restore it with the version that made it, or a newer one.`,
    );
  }
  return migrations.length;
}

/** Makes the tables in an empty database as the first `count` migrations do. */
export async function migrateTo(url: string, count: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'musicloud-migrations-'));
  try {
    await cp(migrationsFolder, folder, { recursive: true });
    const file = path.join(folder, 'meta/_journal.json');
    const journal = JSON.parse(await readFile(file, 'utf8')) as { entries: unknown[] };
    await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
    await migrateDatabase(url, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
