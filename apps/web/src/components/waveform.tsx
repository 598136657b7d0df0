import { MARK } from '@musicloud/domain/asset/asset';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { cx } from '../lib/cx.ts';
import type { Side } from '../lib/status.ts';
import { barsPath } from '../lib/wave.ts';

const BAR = { width: 2, gap: 1, height: 32 } as const;
const WIDTH = MARK * (BAR.width + BAR.gap) - BAR.gap;

/** Colour of a mark: by who acts next, or plain ink. */
export const markTone: Readonly<Record<Side | 'ink', string>> = {
  ink: 'text-ink',
  service: 'text-service-mark',
  other: 'text-other-mark',
  you: 'text-you-mark',
  done: 'text-done-mark',
  void: 'text-edge',
};

type WaveformProps = {
  /** 48 values, 0–99; null when there is no audio, or it is not analysed yet. */
  readonly mark: readonly number[] | null;
  readonly side?: Side | 'ink';
  /** Names it for screen readers; without one it is an ornament beside its title. */
  readonly title?: string;
  /** 0–1: fills from the left, for example while bytes arrive. */
  readonly progress?: number;
  readonly className?: string;
};

/**
 * A song's mark: its waveform, small and still. The face of a content in lists, trees and certificates.
 * Without audio it is a dashed line, which every place explains in words beside it.
 */
export function Waveform({ mark, side = 'ink', title, progress, className }: WaveformProps) {
  const t = useTranslations('common');
  const clip = useId();
  const path = mark ? barsPath(mark, MARK, BAR) : null;
  const share = progress === undefined ? 1 : Math.min(1, Math.max(0, progress));
  const name =
    title === undefined
      ? { 'aria-hidden': true }
      : { role: 'img', 'aria-label': t('mark', { title }) };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden as an ornament
    <svg
      viewBox={`0 0 ${WIDTH} ${BAR.height}`}
      preserveAspectRatio="none"
      fill="none"
      stroke="currentColor"
      className={cx(
        'h-8 w-36 shrink-0 transition-colors',
        markTone[mark ? side : 'void'],
        className,
      )}
      {...name}
    >
      {path === null ? (
        <path
          d={`M1 16H${WIDTH - 1}`}
          strokeWidth="2"
          strokeDasharray="2 4"
          strokeLinecap="round"
        />
      ) : (
        <g strokeWidth={BAR.width} strokeLinecap="round">
          {share < 1 ? <path d={path} opacity="0.25" /> : null}
          {share < 1 ? (
            <clipPath id={clip}>
              <rect width={WIDTH * share} height={BAR.height} />
            </clipPath>
          ) : null}
          <path d={path} clipPath={share < 1 ? `url(#${clip})` : undefined} />
        </g>
      )}
    </svg>
  );
}
