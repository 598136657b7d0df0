/** Loud music is loud all through: raised to this power, its breaths and hits tell songs apart. */
const RELIEF = 1.7;

/**
 * Peaks (0–99) as bars of an SVG path: `count` of them, mirrored at the middle, each the loudest of its share, as high
 * as it is loud beside the song's loudest.
 * One path for all bars keeps a list of hundreds of waveforms light.
 */
export function barsPath(
  peaks: readonly number[],
  count: number,
  { width, gap, height }: { width: number; gap: number; height: number },
): string {
  const middle = height / 2;
  const loudest = Math.max(1, ...peaks);
  const parts: string[] = [];
  for (let bar = 0; bar < count; bar += 1) {
    const from = Math.floor((bar * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / count));
    let peak = 0;
    for (let at = from; at < to; at += 1) peak = Math.max(peak, peaks[at] ?? 0);
    // A silent place is a dot, not a hole: the line of the song never breaks.
    const half = Math.max(width / 2, (peak / loudest) ** RELIEF * middle);
    const x = bar * (width + gap) + width / 2;
    const reach = half - width / 2;
    parts.push(`M${x} ${(middle - reach).toFixed(2)}V${(middle + reach + 0.01).toFixed(2)}`);
  }
  return parts.join('');
}
