import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** How long the files of a build are kept after the last process of it was seen, and of how many builds at most. */
const KEEP_MS = 7 * 24 * 3_600_000;
const MOST_BUILDS = 20;

export type KeptFile = { readonly bytes: number; readonly stream: () => Readable };

/** The static files of builds, shared by all web processes: a page may outlive the servers of its build. */
export type KeptBuilds = {
  /** Keeps a copy of a build's files, once; known ones are marked as still in use. */
  readonly keep: (build: string, folder: string) => Promise<void>;
  /** One file by its path below the static folder, of the newest build that has it. */
  readonly find: (name: string) => Promise<KeptFile | null>;
  /** Removes builds that nobody has used for a week, and the oldest when there are too many. */
  readonly sweep: (now: Date) => Promise<void>;
};

/** Opens the builds kept in the storage that `url` names: `file:/path/to/folder`. */
export function openKeptBuilds(url: string): KeptBuilds {
  const files = url.startsWith('file://') ? fileURLToPath(url) : path.resolve(url.slice(5));
  const folder = path.join(files, 'builds');
  return {
    keep: (build, from) => keep(path.join(folder, build), from),
    find: async (name) => {
      if (!isPlain(name)) return null;
      for (const { build } of await newestFirst(folder)) {
        const found = await fileAt(path.join(folder, build, name));
        if (found) return found;
      }
      return null;
    },
    sweep: async (now) => {
      const builds = await newestFirst(folder);
      const old = builds.filter(({ at }, place) => place >= MOST_BUILDS || +now - at > KEEP_MS);
      for (const { build } of old) await rm(path.join(folder, build), { recursive: true });
    },
  };
}

/** Whole or not at all: other processes may look, or keep the same build, right now. */
async function keep(target: string, from: string): Promise<void> {
  const now = new Date();
  if (await stat(target).catch(() => null)) return utimes(target, now, now);
  await mkdir(path.dirname(target), { recursive: true });
  const draft = await mkdtemp(`${target}.draft-`);
  await cp(from, draft, { recursive: true });
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  await utimes(target, now, now);
}

async function newestFirst(folder: string): Promise<{ build: string; at: number }[]> {
  const names = await readdir(folder).catch(() => []);
  const builds = await Promise.all(
    names.map(async (build) => {
      const found = await stat(path.join(folder, build)).catch(() => null);
      return { build, at: found?.mtimeMs ?? 0 };
    }),
  );
  return builds.toSorted((one, other) => other.at - one.at);
}

/** A path that leads nowhere but down. */
const isPlain = (name: string) =>
  name.split('/').every((part) => /^[^\\\0]+$/.test(part) && part !== '.' && part !== '..');

async function fileAt(file: string): Promise<KeptFile | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { bytes: found.size, stream: () => createReadStream(file) } : null;
}
