'use client';

import { useFormatter } from 'next-intl';
import { lastMoment } from './terms.ts';

/** A day to come or past, whole: deadlines are days away, not minutes. */
export function Day({ at }: { readonly at: string | Date }) {
  const format = useFormatter();
  const moment = new Date(at);
  const shown = format.dateTime(moment, { year: 'numeric', month: 'short', day: 'numeric' });
  return (
    <time dateTime={moment.toISOString()} className="num" suppressHydrationWarning>
      {shown}
    </time>
  );
}

/** The last day of terms that are over at `endsAt`. */
export const LastDay = ({ endsAt }: { readonly endsAt: string }) => <Day at={lastMoment(endsAt)} />;
