'use client';

import { useTranslations } from 'next-intl';
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cx } from '../../lib/cx.ts';
import { clock } from '../../lib/numbers.ts';
import type { Side } from '../../lib/status.ts';
import { barsPath } from '../../lib/wave.ts';
import { markTone } from '../waveform.tsx';

const BAR = { width: 2, gap: 1 } as const;
const STEP_S = 5;
const LEAP_S = 30;
/** By how many seconds a key moves. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: STEP_S,
  ArrowUp: STEP_S,
  ArrowLeft: -STEP_S,
  ArrowDown: -STEP_S,
  PageUp: LEAP_S,
  PageDown: -LEAP_S,
};

/** A part of a song that something is said about, in milliseconds. */
export type Region = { readonly fromMs: number; readonly toMs: number; readonly label: string };

type WaveSliderProps = {
  readonly title: string;
  readonly peaks: readonly number[] | null;
  /** Seconds. */
  readonly at: number;
  readonly length: number;
  readonly height: number;
  readonly regions: readonly Region[];
  readonly side: Side | 'ink';
  /**
   * Where to go, from where it is at that moment: `at` is what was last shown, and keys pressed faster than that would
   * each count from the same place.
   */
  readonly onSeek: (to: (now: number) => number) => void;
  readonly onToggle: () => void;
};

/** The width of an element in whole pixels, kept up with. */
function useWidth() {
  const box = useRef<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return { box, width };
}

/** The waveform as a slider: press, drag, or arrow keys (5 s), page keys (30 s), Home, End; Space plays. */
export function WaveSlider(props: WaveSliderProps) {
  const { title, peaks, at, length, height, regions, side, onSeek, onToggle } = props;
  const t = useTranslations('common.player');
  const clip = useId();
  const { box, width } = useWidth();
  const path = useMemo(() => {
    const count = Math.floor((width + BAR.gap) / (BAR.width + BAR.gap));
    return barsPath(peaks ?? [], count, { ...BAR, height });
  }, [peaks, width, height]);
  const share = length > 0 ? Math.min(1, at / length) : 0;

  const toPointer = (event: PointerEvent<HTMLDivElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const to = ((event.clientX - frame.left) / frame.width) * length;
    onSeek(() => to);
  };
  const byKey = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by !== undefined) onSeek((now) => now + by);
    else if (event.key === 'Home') onSeek(() => 0);
    else if (event.key === 'End') onSeek(() => length);
    else if (event.key === ' ') onToggle();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={`${t('seek')}: ${title}`}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={t('position', { at: clock(at * 1000), total: clock(length * 1000) })}
      onKeyDown={byKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        toPointer(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) toPointer(event);
      }}
      className={cx(
        'relative w-full min-w-0 cursor-pointer touch-pan-y rounded-xs',
        markTone[side],
      )}
      style={{ height }}
    >
      <svg width={width} height={height} aria-hidden="true" className="block" fill="none">
        {regions.map((region) => (
          <rect
            key={`${region.fromMs}-${region.label}`}
            x={(region.fromMs / 1000 / Math.max(length, 1)) * width}
            width={Math.max(
              3,
              ((region.toMs - region.fromMs) / 1000 / Math.max(length, 1)) * width,
            )}
            height={height}
            rx="3"
            className="fill-you-tint stroke-you-mark"
          />
        ))}
        <clipPath id={clip}>
          <rect width={share * width} height={height} />
        </clipPath>
        <g strokeWidth={BAR.width} strokeLinecap="round" stroke="currentColor">
          <path d={path} opacity={side === 'ink' ? 0.5 : 0.85} />
          <path d={path} className="stroke-signal" clipPath={`url(#${clip})`} />
        </g>
        {share > 0 ? (
          <rect
            x={Math.max(0, share * width - 1)}
            width="2"
            height={height}
            rx="1"
            className="fill-signal"
          />
        ) : null}
      </svg>
    </div>
  );
}
