import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { S3, type S3ClientConfig } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { fileId, isFileId } from './ids.ts';
import type { Storage } from './storage.ts';
import type { BucketPlace } from './url.ts';

/** A bucket, and how a client of its own reaches it. */
export type Bucket = { readonly name: string; readonly config: S3ClientConfig };

/** How long the largest file may take to come, and how many files may be listened to at a time by one process. */
const FETCH_MS = 600_000;
const SOCKETS = 1_000;

/** Files in a bucket behind the S3 protocol. It need not answer yet: it is connected to when it is first asked. */
export function openBucket({ bucket: Bucket, ...place }: BucketPlace): Storage {
  const config = configOf(place);
  const s3 = new S3(config);
  const at = (Key: string) => ({ Bucket, Key });
  const read: Storage['read'] = async (id, range) => {
    const part = range && { Range: `bytes=${range.start}-${range.end}` };
    const { Body } = await s3.getObject({ ...at(fileId(id)), ...part });
    return Body as Readable;
  };
  return {
    uploads: { kind: 'bucket', bucket: { name: Bucket, config } },
    size: async (id) => {
      const head = await orNone(s3.headObject(at(fileId(id))));
      return head?.ContentLength ?? null;
    },
    read,
    write: async (id, bytes) => {
      await new Upload({ client: s3, params: { ...at(fileId(id)), Body: bytes } }).done();
    },
    remove: async (id) => {
      // What tus keeps beside a file: the number of its upload, and its last bytes while they are less than a part.
      const info = `${fileId(id)}.info`;
      const UploadId = (await orNone(s3.headObject(at(info))))?.Metadata?.['upload-id'];
      if (UploadId) await orNone(s3.abortMultipartUpload({ ...at(id), UploadId }));
      for (const key of [id, `${id}.part`, info]) await orNone(s3.deleteObject(at(key)));
    },
    list: async function* () {
      let from: string | undefined;
      do {
        const page = await s3.listObjectsV2({ Bucket, ...(from && { ContinuationToken: from }) });
        for (const { Key = '' } of page.Contents ?? []) if (isFileId(Key)) yield Key;
        from = page.NextContinuationToken;
      } while (from);
    },
    asFile: async (id, work) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'musicloud-file-'));
      const file = path.join(folder, 'file');
      try {
        const signal = AbortSignal.timeout(FETCH_MS);
        await pipeline(await read(id), createWriteStream(file), { signal });
        return await work(file);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/**
 * Every wait for a first byte has an end, so that a hanging store is an answer and not a wait. Between bytes there is
 * none: whoever listens may pause.
 */
function configOf(place: Omit<BucketPlace, 'bucket'>): S3ClientConfig {
  const agent = { keepAlive: true, maxSockets: SOCKETS };
  return {
    ...place,
    forcePathStyle: true,
    // Stores other than Amazon's refuse checksums that its clients send unasked.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  };
}

/** What is not there, or no longer, is null. */
export async function orNone<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  return asked.catch((error: { $metadata?: { httpStatusCode?: number } }) => {
    if (error.$metadata?.httpStatusCode === 404) return null;
    throw error;
  });
}
