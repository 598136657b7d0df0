import { Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';

/** The names under which the sniffer knows the formats we take. */
const ours: Readonly<Record<string, string>> = {
  'audio/wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/mpeg': 'audio/mpeg',
  'audio/flac': 'audio/flac',
  'audio/x-flac': 'audio/flac',
  'audio/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/opus',
  'audio/opus': 'audio/opus',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'application/pdf': 'application/pdf',
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/webp': 'image/webp',
};

/**
 * The media type that a file's bytes show, whatever its name says; undefined when it is none we take. Reads no further
 * than it has to.
 */
export async function mediaTypeOf(bytes: Readable): Promise<string | undefined> {
  const found = await fileTypeFromStream(Readable.toWeb(bytes) as ReadableStream<Uint8Array>)
    .catch(() => undefined)
    .finally(() => bytes.destroy());
  if (!found) return undefined;
  // An m4a is an MP4 without pictures; some encoders only say MP4.
  return ours[found.mime] ?? (found.ext === 'm4a' ? 'audio/mp4' : undefined);
}
