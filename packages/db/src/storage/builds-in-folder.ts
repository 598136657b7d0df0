import { createReadStream } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Shelf } from './kept-builds.ts';

/** Builds below a folder; when one was used last is the time of its own folder. */
export function buildsInFolder(files: string): Shelf {
  const folder = path.join(files, 'builds');
  const at = (build: string) => path.join(folder, build);
  return {
    put: (build, from) => put(at(build), from),
    file: async (build, name) => {
      const file = path.join(at(build), name);
      const found = await stat(file).catch(() => null);
      if (!found?.isFile()) return null;
      return { bytes: found.size, stream: async () => createReadStream(file) };
    },
    builds: async () => {
      const names = await readdir(folder).catch(() => []);
      return Promise.all(
        names.map(async (build) => {
          const found = await stat(at(build)).catch(() => null);
          return { build, at: found?.mtimeMs ?? 0 };
        }),
      );
    },
    remove: (build) => rm(at(build), { recursive: true, force: true }),
  };
}

/** Whole or not at all: other processes may look, or keep the same build, right now. */
async function put(target: string, from: string): Promise<void> {
  const now = new Date();
  if (await stat(target).catch(() => null)) return utimes(target, now, now);
  await mkdir(path.dirname(target), { recursive: true });
  const draft = await mkdtemp(`${target}.draft-`);
  await cp(from, draft, { recursive: true });
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  await utimes(target, now, now);
}
