/** Decoded sound is about ten times its file: larger files wait for the server's own reading. */
const MAX_BYTES = 30 * 1024 ** 2;

/**
 * The waveform of a file on this device (`count` values, 0–99), read while it goes up.
 * Null when the browser can't decode it or it is too large to try.
 */
export async function peaksOf(file: File, count: number): Promise<number[] | null> {
  if (file.size > MAX_BYTES || typeof OfflineAudioContext === 'undefined') return null;
  try {
    const context = new OfflineAudioContext(1, 1, 22_050);
    const sound = await context.decodeAudioData(await file.arrayBuffer());
    return loudest(sound.getChannelData(0), count);
  } catch {
    return null;
  }
}

/** The largest swing in each of `count` equal parts, as 0–99 of the loudest. */
export function loudest(samples: Float32Array, count: number): number[] {
  const size = Math.max(1, Math.floor(samples.length / count));
  const parts = Array.from({ length: count }, (_, part) => {
    let most = 0;
    for (let i = part * size; i < (part + 1) * size && i < samples.length; i++) {
      most = Math.max(most, Math.abs(samples[i]!));
    }
    return most;
  });
  const top = Math.max(...parts, Number.EPSILON);
  return parts.map((part) => Math.round((part / top) * 99));
}
