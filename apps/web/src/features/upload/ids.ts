import { ContentId } from '@musicloud/domain/shared/ids';

/**
 * A UUIDv7 (RFC 9562, 5.7) for a content the browser starts.
 * Not `crypto.randomUUID`: browsers offer that on secure origins only.
 */
export function newContentId(now: number = Date.now()): ContentId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint16(0, Math.floor(now / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, now % 2 ** 32);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const parts = [0, 8, 12, 16, 20].map((at, i, all) => hex.slice(at, all[i + 1] ?? 32));
  return ContentId.parse(parts.join('-'));
}
