/** Samples of one frame and its rate, both with a code of their own in a frame's header. */
const BLOCK = 32_768;
const RATE = 44_100;

/** A FLAC of silence: twelve bytes a frame of 32,768 samples, so that a megabyte plays for a day. */
export function flacBomb(seconds: number, title = ''): Buffer {
  const frames = Math.ceil((seconds * RATE) / BLOCK);
  return Buffer.concat([
    header(),
    tags(title),
    ...Array.from({ length: frames }, (_, n) => frame(n)),
  ]);
}

/** `fLaC` and its STREAMINFO: block size, rate, one channel of 16 bits, length unknown. */
function header(): Buffer {
  const info = Buffer.alloc(34);
  info.writeUInt16BE(BLOCK, 0);
  info.writeUInt16BE(BLOCK, 2);
  // 20 bits of rate, 3 of channels less one, 5 of bits a sample less one, 36 of length.
  info.writeUInt32BE(((RATE << 12) | (15 << 4)) >>> 0, 10);
  return Buffer.concat([Buffer.from('fLaC'), Buffer.from([0, 0, 0, info.length]), info]);
}

/** The last block before the frames: a Vorbis comment with the title. */
function tags(title: string): Buffer {
  const sized = (bytes: Buffer) => Buffer.concat([count(bytes.length), bytes]);
  const said = sized(Buffer.from(`TITLE=${title}`));
  const block = Buffer.concat([sized(Buffer.alloc(0)), count(1), said]);
  return Buffer.concat([Buffer.from([0x84, 0, block.length >> 8, block.length & 0xff]), block]);
}

function count(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** One frame with one constant subframe: all its samples are the same. */
function frame(number: number): Buffer {
  // Sync, 32,768 samples at 44.1 kHz, one channel of 16 bits a sample.
  const head = Buffer.concat([Buffer.from([0xff, 0xf8, 0xf9, 0x08]), coded(number)]);
  const body = Buffer.concat([head, Buffer.from([crc(head, 8, 0x07)]), Buffer.from([0, 0, 0])]);
  const check = Buffer.alloc(2);
  check.writeUInt16BE(crc(body, 16, 0x8005));
  return Buffer.concat([body, check]);
}

/** A frame's number in the way of UTF-8. */
const coded = (number: number) =>
  Buffer.from(String.fromCodePoint(number < 0xd800 ? number : number + 0x800));

function crc(bytes: Buffer, width: 8 | 16, polynomial: number): number {
  const top = 1 << (width - 1);
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit += 1) {
      value = (value & top ? (value << 1) ^ polynomial : value << 1) & ((1 << width) - 1);
    }
  }
  return value;
}
