// `backup.ts FILE|FOLDER`: backs everything up into one file, while it is used.
import { rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { draftOf } from '../backup/archive.ts';
import { takeBackup } from '../backup/take-backup.ts';
import { readKeepingEnv } from '../env.ts';
import { endWith, summaryOf } from './keeping.ts';

try {
  const [place] = process.argv.slice(2);
  if (!place)
    throw new Error('Say where the backup goes: a file, or a folder for one named by its date.');
  const whole = readKeepingEnv();
  const file = await fileIn(path.resolve(place));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      rmSync(draftOf(file), { force: true });
      process.exit(1);
    });
  }
  const began = performance.now();
  const manifest = await takeBackup(whole, file);
  const { size } = await stat(file);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${summaryOf(manifest)}\n✓ ${file}: ${size} bytes in ${seconds} s\n`);
  const { missing, changed } = manifest.files;
  for (const id of missing) process.stderr.write(`! the file ${id} is not there\n`);
  for (const id of changed) process.stderr.write(`! the file ${id} is not what it was\n`);
  // Everything else is kept; somebody has to look at these.
  process.exitCode = missing.length + changed.length > 0 ? 2 : 0;
} catch (error) {
  endWith(error);
}

/** A backup never takes the place of another file. */
async function fileIn(place: string): Promise<string> {
  const found = await stat(place).catch(() => null);
  if (!found) return place;
  if (!found.isDirectory()) throw new Error(`${place} is there already: name another file.`);
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  return path.join(place, `musicloud-${now}.backup`);
}
