/** Samples a second of the demo tunes. */
const RATE = 22_050;
/** Seconds a note sounds. */
const NOTE = 0.32;

/** A plucked string (Karplus and Strong 1983): noise going round a delay line that softens it. */
function pluck(frequency: number, seconds: number, random: () => number): Float32Array {
  const line = Float32Array.from({ length: Math.round(RATE / frequency) }, () => random() * 2 - 1);
  return Float32Array.from({ length: Math.round(seconds * RATE) }, (_, index) => {
    const at = index % line.length;
    const now = line[at] ?? 0;
    line[at] = 0.498 * (now + (line[(at + 1) % line.length] ?? 0));
    return now;
  });
}

/** Random numbers that are the same in every run (mulberry32), so that a demo tune has one and only one file. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A tune as a WAV file: semitones from A3, one a note, null for a rest; played `times` over. */
export function demoTune(notes: readonly (number | null)[], times: number, seed: number): Buffer {
  const random = seeded(seed);
  const melody = Array.from({ length: times }, () => notes).flat();
  const sound = new Float32Array(Math.round((melody.length * NOTE + 1.5) * RATE));
  for (const [index, semitones] of melody.entries()) {
    if (semitones === null) continue;
    const start = Math.round(index * NOTE * RATE);
    for (const [offset, value] of pluck(220 * 2 ** (semitones / 12), 1.5, random).entries()) {
      sound[start + offset] = (sound[start + offset] ?? 0) + value * 0.3;
    }
  }
  return wav(sound);
}

/** 16-bit mono PCM in a RIFF header. */
function wav(sound: Float32Array): Buffer {
  const file = Buffer.alloc(44 + sound.length * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + sound.length * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(sound.length * 2, 40);
  for (const [index, value] of sound.entries()) {
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + index * 2);
  }
  return file;
}
