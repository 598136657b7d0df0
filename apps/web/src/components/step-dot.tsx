import { cx } from '../lib/cx.ts';
import type { Side, StepState } from '../lib/status.ts';
import { sideText } from './status-badge.tsx';

/** A step's dot: full when done, half when under way, crossed when stopped, open when to come. */
export function StepDot({ state, side, size }: { state: StepState; side: Side; size: number }) {
  const tone =
    state === 'done'
      ? side === 'void'
        ? 'text-faint'
        : 'text-done-mark'
      : state === 'current'
        ? { ...sideText, done: 'text-done-mark' }[side]
        : state === 'stopped'
          ? 'text-you-mark'
          : 'text-edge';
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      className={cx('shrink-0 transition-colors', tone)}
    >
      {state === 'done' && side !== 'void' ? (
        <circle cx="8" cy="8" r="7" fill="currentColor" />
      ) : null}
      {state === 'done' && side === 'void' ? (
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      ) : null}
      {state === 'current' ? (
        <>
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
        </>
      ) : null}
      {state === 'stopped' ? (
        <path
          d="m3.5 3.5 9 9m0-9-9 9"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
        />
      ) : null}
      {state === 'todo' ? (
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      ) : null}
      {state === 'undone' ? (
        <circle
          cx="8"
          cy="8"
          r="6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.6 2.2"
        />
      ) : null}
    </svg>
  );
}
