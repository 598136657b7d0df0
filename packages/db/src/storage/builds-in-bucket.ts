import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { S3 } from '@aws-sdk/client-s3';
import { type Bucket, orNone } from './bucket.ts';
import type { Shelf } from './kept-builds.ts';

const FILES = 'builds/';
/** An empty object a build, written last: it is all there, and was used then. */
const USED = 'builds-used/';

/** Builds in a bucket, beside its files. */
export function buildsInBucket({ name: Bucket, config }: Bucket): Shelf {
  const s3 = new S3(config);
  const at = (Key: string) => ({ Bucket, Key });
  const listed = async (Prefix: string) => {
    const found: { key: string; at: number }[] = [];
    let from: string | undefined;
    do {
      const more = from && { ContinuationToken: from };
      const page = await s3.listObjectsV2({ Bucket, Prefix, ...more });
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        found.push({ key: Key, at: LastModified?.getTime() ?? 0 });
      }
      from = page.NextContinuationToken;
    } while (from);
    return found;
  };
  return {
    put: async (build, folder) => {
      if (!(await orNone(s3.headObject(at(USED + build))))) {
        for (const file of await filesBelow(folder)) {
          const Body = await readFile(path.join(folder, file));
          await s3.putObject({ ...at(`${FILES}${build}/${file}`), Body });
        }
      }
      await s3.putObject({ ...at(USED + build), Body: '', ContentLength: 0 });
    },
    file: async (build, name) => {
      const key = at(`${FILES}${build}/${name}`);
      const head = await orNone(s3.headObject(key));
      if (!head) return null;
      const stream = async () => (await s3.getObject(key)).Body as Readable;
      return { bytes: head.ContentLength ?? 0, stream };
    },
    builds: async () => {
      const used = await listed(USED);
      return used.map(({ key, at }) => ({ build: key.slice(USED.length), at }));
    },
    remove: async (build) => {
      // The mark first: what is half gone is not found any more.
      await orNone(s3.deleteObject(at(USED + build)));
      for (const { key } of await listed(`${FILES}${build}/`))
        await orNone(s3.deleteObject(at(key)));
    },
  };
}

/** The files below a folder, by their paths from there. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
