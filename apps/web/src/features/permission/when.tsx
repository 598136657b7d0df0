'use client';

import { useFormatter, useNow, useTranslations } from 'next-intl';
import { lastMoment } from './terms.ts';

type DayProps = {
  readonly at: string | Date;
  /** Leaves out the year where it is this one. */
  readonly short?: boolean;
};

/** A day to come or past, whole: deadlines are days away, not minutes. */
export function Day({ at, short = false }: DayProps) {
  const format = useFormatter();
  const thisYear = useNow().getFullYear();
  const moment = new Date(at);
  const day = { month: 'short', day: 'numeric' } as const;
  const shown =
    short && moment.getFullYear() === thisYear
      ? format.dateTime(moment, day)
      : format.dateTime(moment, { ...day, year: 'numeric' });
  return (
    <time dateTime={moment.toISOString()} className="num" suppressHydrationWarning>
      {shown}
    </time>
  );
}

type LastDayProps = Pick<DayProps, 'short'> & { readonly endsAt: string };

/** The last day of terms that are over at `endsAt`. */
export const LastDay = ({ endsAt, short = false }: LastDayProps) => (
  <Day at={lastMoment(endsAt)} short={short} />
);

const HOUR_MS = 3_600_000;

/** How long it still is until then: in days, on the last in hours. */
export function Left({ until }: { readonly until: string }) {
  const t = useTranslations('permission.left');
  const left = Date.parse(until) - useNow({ updateInterval: 20_000 }).getTime();
  const hours = Math.max(1, Math.ceil(left / HOUR_MS));
  return (
    <span className="num font-semibold" suppressHydrationWarning>
      {hours > 24 ? t('days', { count: Math.ceil(hours / 24) }) : t('hours', { count: hours })}
    </span>
  );
}
