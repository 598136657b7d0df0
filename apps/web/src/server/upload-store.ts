import type { Bucket } from '@musicloud/db/storage/bucket';
import type { Storage } from '@musicloud/db/storage/storage';
import { FileStore } from '@tus/file-store';
import { S3Store } from '@tus/s3-store';
import type { DataStore } from '@tus/server';

/** Where the upload server puts what goes up, so that the storage finds it under the upload's id. */
export function uploadStore(storage: Storage): DataStore {
  const { uploads } = storage;
  if (uploads.kind === 'folder') return new FileStore({ directory: uploads.folder });
  return new BucketStore(storage, uploads.bucket);
}

/** An upload that another process removed or ended has to be seen so here. */
const nothingKept = { get: async () => undefined, set: async () => {}, delete: async () => {} };

/**
 * Takes an upload in parts and keeps the last bytes of a broken request beside them. Removing is the storage's: the
 * library asks for several keys at once, which many servers refuse without a checksum no client sends any more.
 */
class BucketStore extends S3Store {
  readonly #storage: Storage;

  constructor(storage: Storage, { name, config }: Bucket) {
    super({ s3ClientConfig: { bucket: name, ...config }, cache: nothingKept });
    this.#storage = storage;
  }

  override async remove(id: string): Promise<void> {
    await this.#storage.remove(id);
  }
}
