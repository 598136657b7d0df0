import { createHash } from 'node:crypto';
import { bytesOf, type Entry, readArchive } from './archive.ts';
import { FORMAT, Manifest } from './manifest.ts';
import { BackupTrouble } from './trouble.ts';

/**
 * Reads a whole backup and compares every byte with what was written.
 * @throws {BackupTrouble} that names what is changed, missing or cut off
 */
export async function checkBackup(file: string, passphrase?: string): Promise<Manifest> {
  const sums = new Map<string, string>();
  let last = 'its beginning';
  let listed = 0;
  let manifest: Buffer | undefined;
  let sealed = false;
  try {
    for await (const entry of readArchive(file, passphrase)) {
      last = entry.name;
      if (entry.name === 'manifest.json') manifest = await bytesOf(entry);
      else if (entry.name === 'manifest.sha256') sealed = await isSumOf(entry, manifest);
      else if (entry.name.startsWith('sums/')) listed += compare(await bytesOf(entry), sums, last);
      else sums.set(entry.name, await sumOf(entry));
    }
  } catch (error) {
    if (error instanceof BackupTrouble) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('E') && !code.startsWith('ERR')) throw new BackupTrouble(message);
    throw new BackupTrouble(`The backup is damaged after ${last}: ${message}`);
  }
  if (!manifest || !sealed) throw new BackupTrouble(`The backup is cut off after ${last}.`);
  const stranger = sums.keys().next().value;
  if (stranger) throw new BackupTrouble(`${stranger} is in the backup, and in no list of sums.`);
  const known = parse(manifest);
  if (listed !== known.entries) {
    throw new BackupTrouble(
      `The backup has ${listed} entries, its manifest says ${known.entries}.`,
    );
  }
  return known;
}

async function sumOf({ body }: Entry): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of body) hash.update(piece);
  return hash.digest('hex');
}

/** Takes what a list names off `sums`. Returns how many that were. */
function compare(list: Buffer, sums: Map<string, string>, where: string): number {
  const lines = list.toString().split('\n').filter(Boolean);
  for (const line of lines) {
    const name = line.slice(66);
    if (!sums.has(name)) throw new BackupTrouble(`${name} is missing: ${where} names it.`);
    if (sums.get(name) !== line.slice(0, 64)) {
      throw new BackupTrouble(`${name} is changed: it has not the sum that ${where} names.`);
    }
    sums.delete(name);
  }
  return lines.length;
}

async function isSumOf(entry: Entry, manifest: Buffer | undefined): Promise<boolean> {
  const said = (await bytesOf(entry)).toString();
  const sum = createHash('sha256')
    .update(manifest ?? '')
    .digest('hex');
  if (said === `${sum}  manifest.json\n`) return true;
  throw new BackupTrouble(
    'manifest.json is changed: it has not the sum that manifest.sha256 names.',
  );
}

function parse(bytes: Buffer): Manifest {
  const said = JSON.parse(bytes.toString()) as { format?: number };
  if (said.format !== FORMAT) {
    throw new BackupTrouble(
      `The backup has format ${said.format}, this version understands ${FORMAT}: use a newer one.`,
    );
  }
  return Manifest.parse(said);
}
