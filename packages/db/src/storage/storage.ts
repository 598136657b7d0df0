import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Where files are kept. Ids name them; a file name never becomes a path. */
export type Storage = {
  /** The folder uploads are written to, for the upload server. */
  readonly folder: string;
  readonly size: (id: string) => Promise<number | null>;
  /** Bytes `start` to `end`, both included. */
  readonly read: (id: string, range?: { start: number; end: number }) => Readable;
  readonly pathOf: (id: string) => string;
  readonly remove: (id: string) => Promise<void>;
};

/** Opens the storage that `url` names: `file:/path/to/folder`. */
export async function openStorage(url: string): Promise<Storage> {
  if (!url.startsWith('file:')) {
    throw new Error('STORAGE_URL has to be a file: URL, for example file:/var/lib/musicloud/files');
  }
  const folder = url.startsWith('file://') ? fileURLToPath(url) : path.resolve(url.slice(5));
  await mkdir(folder, { recursive: true });
  const pathOf = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('not the id of a file');
    return path.join(folder, id);
  };
  return {
    folder,
    pathOf,
    size: async (id) => {
      const found = await stat(pathOf(id)).catch(() => null);
      return found?.size ?? null;
    },
    read: (id, range) => createReadStream(pathOf(id), range),
    remove: async (id) => {
      await Promise.all([
        rm(pathOf(id), { force: true }),
        rm(`${pathOf(id)}.json`, { force: true }),
      ]);
    },
  };
}
