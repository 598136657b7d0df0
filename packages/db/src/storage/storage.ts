import type { Readable } from 'node:stream';
import { type Bucket, openBucket } from './bucket.ts';
import { openFolder } from './folder.ts';
import { bucketAt, isStorageUrl, STORAGE_URL_EXPECTED } from './url.ts';

/** Where files are kept. Ids name them; a file name never becomes a path or a key. */
export type Storage = {
  /** What the upload server writes to: tus has an own way for each. */
  readonly uploads:
    | { readonly kind: 'folder'; readonly folder: string }
    | { readonly kind: 'bucket'; readonly bucket: Bucket };
  /** Bytes of a file, null when there is none. In a bucket one that is still going up is not there yet. */
  readonly size: (id: string) => Promise<number | null>;
  /** Bytes `start` to `end`, both included. Fails, at once or in the stream, when there is no such file. */
  readonly read: (id: string, range?: Range) => Promise<Readable>;
  /** Puts a file in whole, or not at all; one of the same id is replaced. */
  readonly write: (id: string, bytes: Readable) => Promise<void>;
  /** Removes a file with all that describes it, or what has gone up of it so far. */
  readonly remove: (id: string) => Promise<void>;
  /** The ids of all files, in no order. In a folder those that are still going up are among them. */
  readonly list: () => AsyncIterable<string>;
  /** Calls `work` with the path of a file on this machine, which may be gone when `work` is done. */
  readonly asFile: <Result>(id: string, work: (path: string) => Promise<Result>) => Promise<Result>;
};

export type Range = { readonly start: number; readonly end: number };

/** Opens the storage that `url` names: `file:/path/to/folder`, or `s3://KEY:SECRET@host/bucket`. */
export async function openStorage(url: string): Promise<Storage> {
  if (!isStorageUrl(url)) throw new Error(`STORAGE_URL ${STORAGE_URL_EXPECTED}`);
  const place = bucketAt(url);
  return place ? openBucket(place) : openFolder(url);
}
