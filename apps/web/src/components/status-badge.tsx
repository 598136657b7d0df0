import type { Status } from '@musicloud/domain/status/status';
import { useTranslations } from 'next-intl';
import { cx } from '../lib/cx.ts';
import { type Side, sideOf } from '../lib/status.ts';

const tones: Readonly<Record<Side, string>> = {
  service: 'bg-service-tint text-service',
  other: 'bg-other-tint text-other',
  you: 'bg-you-tint text-you',
  done: 'bg-done-tint text-done',
  void: 'bg-transparent text-soft ring-1 ring-inset ring-edge',
};

/** The colour of a side, for a text that names it. */
export const sideText: Readonly<Record<Side, string>> = {
  service: 'text-service',
  other: 'text-other',
  you: 'text-you',
  done: 'text-done',
  void: 'text-soft',
};

/**
 * The shape of a side, 12 px. Each differs without colour: a turning arc (the service), an hour-glass of two
 * triangles (someone else), a diamond (you), a disc with a tick (done), an empty ring (released).
 */
export function SideMark({
  side,
  className,
}: {
  readonly side: Side;
  readonly className?: string;
}) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={cx('size-3 shrink-0', className)}>
      {side === 'service' ? (
        <g
          className="working"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        >
          <circle cx="6" cy="6" r="4.5" opacity="0.3" />
          <path d="M6 1.5a4.5 4.5 0 0 1 4.5 4.5" />
        </g>
      ) : null}
      {side === 'other' ? (
        <path d="M1.8 1h8.4v1.4L7.4 6l2.8 3.6V11H1.8V9.6L4.6 6 1.8 2.4z" fill="currentColor" />
      ) : null}
      {side === 'you' ? <path d="M6 .4 11.6 6 6 11.6.4 6z" fill="currentColor" /> : null}
      {side === 'done' ? (
        <>
          <circle cx="6" cy="6" r="6" fill="currentColor" />
          <path
            d="m3.4 6.2 1.8 1.8 3.5-3.9"
            fill="none"
            stroke="var(--raised)"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : null}
      {side === 'void' ? (
        <circle
          cx="6"
          cy="6"
          r="4.75"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.2 1.6"
        />
      ) : null}
    </svg>
  );
}

/** A small word in a tint. `side` lends the colour of who acts; without it, it is neutral. */
export function Badge({
  side,
  children,
  className,
}: {
  readonly side?: Side;
  readonly children: React.ReactNode;
  readonly className?: string;
}) {
  return (
    <span
      className={cx(
        'inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 text-12 font-semibold',
        side ? tones[side] : 'bg-sunk text-soft',
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A status as word, shape and colour of who acts next. */
export function StatusBadge({
  status,
  className,
}: {
  readonly status: Status;
  readonly className?: string;
}) {
  const t = useTranslations('status');
  const side = sideOf(status);
  return (
    <Badge side={side} className={className ?? ''}>
      <SideMark side={side} />
      {t(`name.${status}`)}
    </Badge>
  );
}
