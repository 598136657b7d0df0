import type { Readable } from 'node:stream';
import { buildsInBucket } from './builds-in-bucket.ts';
import { buildsInFolder } from './builds-in-folder.ts';
import type { Storage } from './storage.ts';

/** How long the files of a build are kept after the last process of it was seen, and of how many builds at most. */
const KEEP_MS = 7 * 24 * 3_600_000;
const MOST_BUILDS = 20;

export type KeptFile = { readonly bytes: number; readonly stream: () => Promise<Readable> };

/** The static files of builds, shared by all web processes: a page may outlive the servers of its build. */
export type KeptBuilds = {
  /** Keeps a copy of a build's files, once; known ones are marked as still in use. */
  readonly keep: (build: string, folder: string) => Promise<void>;
  /** One file by its path below the static folder, of the newest build that has it. */
  readonly find: (name: string) => Promise<KeptFile | null>;
  /** Removes builds that nobody has used for a week, and the oldest when there are too many. */
  readonly sweep: (now: Date) => Promise<void>;
};

/** Where builds lie. Names of files are plain paths that lead nowhere but down. */
export type Shelf = {
  /** Puts all files of a folder there, or marks a build that is there as used now. */
  readonly put: (build: string, folder: string) => Promise<void>;
  readonly file: (build: string, name: string) => Promise<KeptFile | null>;
  /** All builds, each with the moment it was last used. */
  readonly builds: () => Promise<{ build: string; at: number }[]>;
  readonly remove: (build: string) => Promise<void>;
};

/** The builds kept beside the files of a storage. */
export function openKeptBuilds({ uploads }: Pick<Storage, 'uploads'>): KeptBuilds {
  const shelf =
    uploads.kind === 'folder' ? buildsInFolder(uploads.folder) : buildsInBucket(uploads.bucket);
  const newestFirst = async () =>
    (await shelf.builds()).toSorted((one, other) => other.at - one.at);
  return {
    keep: shelf.put,
    find: async (name) => {
      if (!isPlain(name)) return null;
      for (const { build } of await newestFirst()) {
        const found = await shelf.file(build, name);
        if (found) return found;
      }
      return null;
    },
    sweep: async (now) => {
      const builds = await newestFirst();
      const old = builds.filter(({ at }, place) => place >= MOST_BUILDS || +now - at > KEEP_MS);
      for (const { build } of old) await shelf.remove(build);
    },
  };
}

const isPlain = (name: string) =>
  name.split('/').every((part) => /^[^\\\0]+$/.test(part) && part !== '.' && part !== '..');
