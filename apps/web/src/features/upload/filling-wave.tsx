import { useId, useMemo } from 'react';
import { cx } from '../../lib/cx.ts';
import { barsPath } from '../../lib/wave.ts';
import { WAVE_BARS } from './use-recording.ts';

const BAR = { width: 3, gap: 2, height: 64 } as const;
const WIDTH = WAVE_BARS * (BAR.width + BAR.gap) - BAR.gap;

type Props = {
  /** The song's peaks, 0–99; null before they are known: then it is a line of dots. */
  readonly peaks: readonly number[] | null;
  /** How much of it stands, 0–1. */
  readonly share: number;
  readonly className?: string;
};

/** The wide waveform of the upload page: it fills from the left as bytes arrive. An ornament; words say the same. */
export function FillingWave({ peaks, share, className }: Props) {
  const clip = useId();
  const path = useMemo(() => barsPath(peaks ?? [0], WAVE_BARS, BAR), [peaks]);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${BAR.height}`}
      preserveAspectRatio="none"
      fill="none"
      stroke="currentColor"
      strokeWidth={BAR.width}
      strokeLinecap="round"
      aria-hidden="true"
      className={cx('transition-colors', className)}
    >
      <clipPath id={clip}>
        <rect
          width={WIDTH}
          height={BAR.height}
          // The transition stands in a class, so that "less motion" can take it off.
          className="transition-transform duration-200 ease-linear"
          style={{ transform: `scaleX(${Math.min(1, Math.max(0, share))})` }}
        />
      </clipPath>
      <path d={path} opacity={share >= 1 ? 0 : 0.28} />
      <path d={path} clipPath={`url(#${clip})`} />
    </svg>
  );
}
