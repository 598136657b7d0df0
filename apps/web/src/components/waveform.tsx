import { MARK } from '@musicloud/domain/asset/asset';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { cx } from '../lib/cx.ts';
import type { Side } from '../lib/status.ts';
import { barsPath } from '../lib/wave.ts';

const HEIGHT = 32;
/** Drawn for 144 px; below 88 px half the bars, so that they stay bars. */
const fine = { bars: MARK, width: 2, gap: 1 } as const;
const coarse = { bars: MARK / 2, width: 3, gap: 3 } as const;
const WIDTH = MARK * 3 - 1;

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
  /** Half the bars at every size, for trees and other lists of hundreds. */
  readonly coarse?: boolean;
  readonly className?: string;
};

function Bars({
  mark,
  shape,
  share,
  className,
}: {
  readonly mark: readonly number[];
  readonly shape: typeof fine | typeof coarse;
  readonly share: number;
  readonly className: string;
}) {
  const clip = useId();
  const path = barsPath(mark, shape.bars, { ...shape, height: HEIGHT });
  return (
    <g strokeWidth={shape.width} strokeLinecap="round" className={className}>
      {share < 1 ? (
        <>
          <path d={path} opacity="0.25" />
          <clipPath id={clip}>
            <rect width={WIDTH * share} height={HEIGHT} className="transition-[width]" />
          </clipPath>
        </>
      ) : null}
      <path d={path} clipPath={share < 1 ? `url(#${clip})` : undefined} />
    </g>
  );
}

/**
 * A song's mark: its waveform, small and still. The face of a content in lists, trees and certificates.
 * Without audio it is a dashed line, which every place explains in words beside it.
 */
export function Waveform(props: WaveformProps) {
  const { mark, side = 'ink', title, progress, coarse: few = false, className } = props;
  const t = useTranslations('common');
  const share = progress === undefined ? 1 : Math.min(1, Math.max(0, progress));
  const name =
    title === undefined
      ? { 'aria-hidden': true }
      : { role: 'img', 'aria-label': t('mark', { title }) };
  return (
    <span
      className={cx(
        '@container block h-8 w-36 shrink-0 transition-colors',
        markTone[mark ? side : 'void'],
        className,
      )}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden as an ornament */}
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        fill="none"
        stroke="currentColor"
        className="block size-full"
        {...name}
      >
        {mark === null ? (
          <path
            d={`M1 16H${WIDTH - 1}`}
            strokeWidth="2"
            strokeDasharray="2 4"
            strokeLinecap="round"
          />
        ) : (
          <>
            {few ? null : (
              <Bars mark={mark} shape={fine} share={share} className="@max-[5.5rem]:hidden" />
            )}
            <Bars
              mark={mark}
              shape={coarse}
              share={share}
              className={few ? '' : '@min-[5.5rem]:hidden'}
            />
          </>
        )}
      </svg>
    </span>
  );
}
