import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { waveFile } from '@musicloud/db/testing/sound';
import { DetailedError, Upload } from 'tus-js-client';
import type { Person } from './ground.ts';

/** A sound nobody else has: the last samples are noise. */
export function recording(seconds: number): Buffer {
  const file = waveFile(seconds);
  randomBytes(16).copy(file, file.length - 16);
  return file;
}

/**
 * Puts a file up, resuming where it broke off for as long as it takes.
 * @returns its id, or null when the end came first
 */
export async function putUp(
  origin: string,
  by: Person,
  bytes: Buffer,
  end: AbortSignal,
): Promise<string | null> {
  let url: string | null = null;
  while (!end.aborted) {
    try {
      return idOf(await attempt(origin, by, bytes, url, (at) => (url = at), end));
    } catch (error) {
      // An upload whose beginning was lost with the disk is begun anew.
      if (statusOf(error) !== undefined) url = null;
      await wait(500, undefined, { signal: end }).catch(() => {});
    }
  }
  return null;
}

const idOf = (url: string) => url.split('/').at(-1) ?? '';
const statusOf = (error: unknown) =>
  error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined;

/** One run of the client: it resumes by itself for a while. */
function attempt(
  origin: string,
  by: Person,
  bytes: Buffer,
  known: string | null,
  onUrl: (url: string) => void,
  end: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${origin}/uploads`,
      uploadUrl: known,
      headers: { authorization: `Bearer ${by.key}` },
      metadata: { filename: 'song.wav' },
      chunkSize: 64 * 1024,
      uploadDataDuringCreation: true,
      retryDelays: [100, 500, 1_000, 2_000, 4_000],
      onUploadUrlAvailable: () => onUrl(upload.url ?? ''),
      onSuccess: () => resolve(upload.url ?? ''),
      onError: reject,
    });
    end.addEventListener('abort', () => reject(end.reason), { once: true });
    upload.start();
  });
}
