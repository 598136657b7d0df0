import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * One hash over the names and contents of files and folders, independent of dates and of the order on disk.
 * @param names files and folders, relative to `base`
 * @param keep tells which names count; a folder that does not count is not entered
 * @param salt anything else the result depends on
 */
export function hashTrees(
  base: string,
  names: string[],
  keep: (name: string) => boolean,
  salt = '',
): string {
  const hash = createHash('sha256').update(salt);
  for (const name of names.flatMap((each) => filesUnder(base, each, keep)).sort()) {
    const content = readFileSync(path.join(base, name));
    hash.update(`\0${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(base: string, name: string, keep: (name: string) => boolean): string[] {
  if (!keep(name)) return [];
  const kind = statSync(path.join(base, name), { throwIfNoEntry: false });
  if (!kind) return [];
  if (kind.isFile()) return [name];
  if (!kind.isDirectory()) return [];
  return readdirSync(path.join(base, name)).flatMap((child) =>
    filesUnder(base, `${name}/${child}`, keep),
  );
}
