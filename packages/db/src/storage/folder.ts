import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { fileId, isFileId } from './ids.ts';
import type { Storage } from './storage.ts';

/** Files in a folder of this machine, or on a volume that all its machines mount. */
export async function openFolder(url: string): Promise<Storage> {
  const folder = url.startsWith('file://') ? fileURLToPath(url) : path.resolve(url.slice(5));
  await mkdir(folder, { recursive: true });
  const pathOf = (id: string) => path.join(folder, fileId(id));
  return {
    uploads: { kind: 'folder', folder },
    size: async (id) => (await stat(pathOf(id)).catch(() => null))?.size ?? null,
    read: async (id, range) => createReadStream(pathOf(id), range),
    write: async (id, bytes) => {
      const draft = `${pathOf(id)}.${randomUUID()}`;
      try {
        await pipeline(bytes, createWriteStream(draft, { flush: true }));
        await rename(draft, pathOf(id));
      } finally {
        await rm(draft, { force: true });
      }
    },
    remove: async (id) => {
      const all = [pathOf(id), `${pathOf(id)}.json`];
      await Promise.all(all.map((one) => rm(one, { force: true })));
    },
    list: async function* () {
      for await (const { name } of await opendir(folder)) if (isFileId(name)) yield name;
    },
    asFile: (id, work) => work(pathOf(id)),
  };
}
