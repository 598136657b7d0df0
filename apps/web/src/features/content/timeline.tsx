'use client';

import type { EventType } from '@musicloud/domain/shared/events';
import type { TimelineEntry } from '@musicloud/domain/status/views';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from '../../lib/cx.ts';
import { causeOf } from './causes.ts';
import { Why } from './timeline-why.tsx';

const dots: Partial<Record<EventType, string>> = {
  'source.registered': 'bg-done-mark',
  'source.reinstated': 'bg-done-mark',
  'copyright.released': 'bg-paper ring-2 ring-inset ring-edge',
  'source.unregistered': 'bg-paper ring-2 ring-inset ring-edge',
  'source.suspended': 'bg-you-mark',
  'objection.upheld': 'bg-you-mark',
  'objection.proceedings': 'bg-other-mark',
  'objection.lifted': 'bg-done-mark',
  'permission.requested': 'bg-other-mark',
  'permission.offered': 'bg-you-mark',
  'permission.granted': 'bg-done-mark',
  'permission.denied': 'bg-you-mark',
  'permission.expired': 'bg-you-mark',
  'permission.revoking': 'bg-you-mark',
  'permission.revoked': 'bg-you-mark',
  'permission.ended': 'bg-you-mark',
  'permission.notice_withdrawn': 'bg-done-mark',
  'permission.extended': 'bg-done-mark',
};
const outcomeDots: Record<string, string> = {
  approved: 'bg-done-mark',
  rejected: 'bg-you-mark',
  more_needed: 'bg-you-mark',
  in_review: 'bg-other-mark',
  awaiting_permission: 'bg-other-mark',
};

function dotOf({ type, payload }: TimelineEntry): string {
  if (type === 'copyright.decided') return outcomeDots[String(payload.outcome)] ?? 'bg-edge';
  return dots[type] ?? 'bg-edge';
}

/** The words of an event: what happened. */
function useWhat() {
  const t = useTranslations('status');
  return ({ type, payload }: TimelineEntry): string => {
    const [context, verb] = type.split('.') as [string, string];
    const name = t(`event.${context}.${verb}` as 'event.content.drafted');
    if (type !== 'copyright.decided') return name;
    return `${name}: ${t(`outcome.${String(payload.outcome)}` as 'outcome.approved')}`;
  };
}

/** Everything that happened, the newest first: what, when, who, why, and what led to it. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const t = useTranslations('content.timeline');
  const what = useWhat();
  const lines = entries
    .map((entry, index) => ({ entry, cause: causeOf(entries, index) }))
    .reverse();
  return (
    <section aria-labelledby="timeline-title" className="flex flex-col gap-4">
      <h2 id="timeline-title" className="text-20">
        {t('title')}
      </h2>
      {lines.length === 0 ? <p className="text-soft">{t('empty')}</p> : null}
      <ol className="flex flex-col">
        {lines.map(({ entry, cause }, index) => (
          <Line
            key={entry.id}
            entry={entry}
            what={what(entry)}
            cause={cause ? what(cause) : null}
            last={index === lines.length - 1}
          />
        ))}
      </ol>
    </section>
  );
}

type LineProps = {
  readonly entry: TimelineEntry;
  readonly what: string;
  readonly cause: string | null;
  readonly last: boolean;
};

function Line({ entry, what, cause, last }: LineProps): ReactNode {
  const t = useTranslations('content.timeline');
  const who = useTranslations('status.actor');
  return (
    <li className="relative grid transition-[opacity,translate] duration-200 starting:-translate-y-1 starting:opacity-0 grid-cols-[1rem_minmax(0,1fr)] gap-x-3 pb-5">
      {last ? null : (
        <span aria-hidden className="absolute top-4 bottom-0 left-[7px] w-0.5 bg-line" />
      )}
      <span
        aria-hidden
        className={cx('relative mt-1.5 size-3 justify-self-center rounded-full', dotOf(entry))}
      />
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="flex items-baseline justify-between gap-x-4 max-sm:flex-col">
          <span className="font-semibold">{what}</span>
          <span className="shrink-0 text-14 text-soft">
            <When at={entry.at} />
          </span>
        </p>
        <p className="text-14 text-soft">
          {who(entry.actor)}
          {cause ? ` · ${t('because', { cause })}` : null}
        </p>
        <Why entry={entry} />
      </div>
    </li>
  );
}

/** To the second: much of a timeline happens within one minute. */
function When({ at }: { readonly at: string }) {
  const format = useFormatter();
  const shown = format.dateTime(new Date(at), {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  });
  return (
    <time dateTime={at} className="num" suppressHydrationWarning>
      {shown}
    </time>
  );
}
