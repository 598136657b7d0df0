import { createHash, randomBytes } from 'node:crypto';

let lastMs = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562, 5.7): milliseconds since 1970, then a counter within the millisecond (6.2, method 1), then
 * randomness. In one process later ids sort after earlier ones, also when the clock goes back.
 */
export function uuidv7(now = Date.now()): string {
  const bytes = randomBytes(16);
  counter = now > lastMs ? bytes.readUInt8(6) : counter + 1;
  // A full counter borrows the next millisecond.
  lastMs = Math.max(now, lastMs) + (counter > 0xfff ? 1 : 0);
  counter &= 0xfff;
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** SHA-256 of a text, hex. */
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
