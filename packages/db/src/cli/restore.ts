// `restore.ts FILE [--check] [--replace] [--keys FOLDER]`: brings back what a backup holds.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkBackup } from '../backup/check-backup.ts';
import type { Manifest } from '../backup/manifest.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { BackupTrouble } from '../backup/trouble.ts';
import { readKeepingEnv, readPassphrase } from '../env.ts';
import { sha256 } from '../ids.ts';
import { endWith, summaryOf } from './keeping.ts';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      keys: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file) throw new BackupTrouble('Say which file to restore.');
  const manifest = await checkBackup(file, readPassphrase());
  process.stdout.write(`${summaryOf(manifest)}\n✓ every byte is as it was written\n`);
  if (!values.check) {
    const whole = readKeepingEnv();
    const missing = await keysToKeep(manifest, whole.keys, values.keys);
    await restoreBackup(whole, file, manifest, {
      replace: values.replace,
      keep: async (name, value) => {
        if (missing.has(name)) await writeFile(missing.get(name) ?? '', value, { mode: 0o600 });
      },
    });
    process.stdout.write('✓ restored\n');
  }
} catch (error) {
  endWith(error);
}

/**
 * The files for those of the backup's keys that are not there yet. One that is set, or kept in the folder, has to be
 * the backup's: sessions and certificates are good with their own key only.
 */
async function keysToKeep(
  { keys }: Manifest,
  set: Readonly<Record<string, string>>,
  folder: string | undefined,
): Promise<Map<string, string>> {
  const missing = new Map<string, string>();
  for (const [name, sum] of Object.entries(keys)) {
    const variable = name.toUpperCase().replaceAll('-', '_');
    const file = folder && path.join(folder, name);
    const known = set[name] ?? (file && (await read(file)));
    if (known && sha256(known) !== sum) {
      throw new BackupTrouble(
        `The backup has another ${variable} than is set here: take the one away, then restore.`,
      );
    }
    if (known) continue;
    if (!file) throw new BackupTrouble(`Name a folder for the backup’s ${variable} with --keys.`);
    missing.set(name, file);
  }
  return missing;
}

/** What a file says; undefined when there is none. */
async function read(file: string): Promise<string | undefined> {
  return (await readFile(file, 'utf8').catch(() => undefined))?.trim();
}
