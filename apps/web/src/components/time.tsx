'use client';

import { useFormatter, useNow } from 'next-intl';
import { cx } from '../lib/cx.ts';

const EVERY_MS = 20_000;
const WEEK_MS = 7 * 24 * 3600_000;

type TimeProps = {
  /** ISO 8601. */
  readonly at: string;
  /** `relative` within a week ("3분 전"), then the day; `exact` always day and minute; `day` the day alone. */
  readonly show?: 'relative' | 'exact' | 'day';
  readonly className?: string;
};

/** A moment. The exact one is in its tooltip and machine-readable; relative ones keep up with the clock. */
export function Time({ at, show = 'relative', className }: TimeProps) {
  const format = useFormatter();
  const now = useNow({ updateInterval: EVERY_MS });
  const moment = new Date(at);
  const exact = format.dateTime(moment, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const day = format.dateTime(moment, { year: 'numeric', month: 'short', day: 'numeric' });
  const recent = Math.abs(now.getTime() - moment.getTime()) < WEEK_MS;
  // Clocks differ by seconds: what just happened is never "in 2 seconds".
  const past = moment > now ? now : moment;
  const shown =
    show === 'exact' ? exact : show === 'day' || !recent ? day : format.relativeTime(past, now);
  return (
    <time dateTime={at} title={exact} className={cx('num', className)} suppressHydrationWarning>
      {shown}
    </time>
  );
}
