import path from 'node:path';

const RATE = 22_050;
const folder = path.resolve(import.meta.dirname, '../sounds');

/** Real files of other encoders, made once from a synthesized tune: libvorbis and LAME, with their tags. */
export const realOgg = path.join(folder, 'evening.ogg');
export const realMp3 = path.join(folder, 'morning.mp3');

/** Random numbers in [0, 1) that a seed fixes (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A WAV file (16-bit mono) of a melody by a seed; two seeds never give the same bytes. */
export function tune(seconds = 2, seed = Math.floor(Math.random() * 2 ** 31)): Buffer {
  const random = seeded(seed);
  const samples = Math.round(seconds * RATE);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  const note = RATE / 4;
  let frequency = 0;
  for (let at = 0; at < samples; at += 1) {
    const inNote = at % note;
    if (inNote === 0) frequency = 220 * 2 ** (Math.floor(random() * 24) / 12);
    const fade = Math.exp((-4 * inNote) / note);
    const value = Math.sin((2 * Math.PI * frequency * at) / RATE) * fade;
    file.writeInt16LE(Math.round(value * 24_000), 44 + at * 2);
  }
  // The last sample tells seeds apart that happen to play the same notes.
  file.writeInt16LE((seed % 2000) - 1000, 44 + (samples - 1) * 2);
  return file;
}

/** The smallest PDF a reader opens. */
export const document = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
