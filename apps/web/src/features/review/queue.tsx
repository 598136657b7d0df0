'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import type { ReviewView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { Time } from '../../components/time.tsx';
import { Waveform } from '../../components/waveform.tsx';

type Props = {
  readonly rows: readonly ReviewView[];
  readonly open: string | null;
  readonly onOpen: (id: ContentId) => void;
};

/** What waits, the longest wait first. */
export function Queue({ rows, open, onOpen }: Props) {
  const t = useTranslations('review.queue');
  return (
    <ul aria-label={t('label')} className="border-t border-line">
      {rows.map((row) => (
        <QueueLine
          key={row.status.contentId}
          row={row}
          current={row.status.contentId === open}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}

/** A plain click opens it here; any other kind (a new tab) is the browser's. */
const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

type LineProps = Pick<Props, 'onOpen'> & { readonly row: ReviewView; readonly current: boolean };

function QueueLine({ row: { status, creatorName }, current, onOpen }: LineProps) {
  const t = useTranslations('review.reason');
  const texts = useTranslations('status');
  return (
    <li className="border-b border-line">
      <a
        href={`?id=${status.contentId}`}
        aria-current={current ? 'true' : undefined}
        onClick={(event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          onOpen(status.contentId);
        }}
        className="group grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-3 border-transparent py-3 lg:border-l-3 lg:pr-4 -outline-offset-2 transition-colors hover:bg-hover lg:pl-3 lg:current:border-signal lg:current:bg-signal-tint"
      >
        <Waveform mark={status.mark} side="other" className="w-full" />
        <span className="flex min-w-0 flex-col">
          <span className="flex items-baseline justify-between gap-3">
            <bdi className="truncate font-semibold">{status.title}</bdi>
            <span className="shrink-0 text-12 text-soft">
              <Time at={status.since} />
            </span>
          </span>
          <span className="truncate text-14 text-soft">
            <bdi>{status.artistName}</bdi> · {texts(`type.${status.type}`)}
            {creatorName === status.artistName ? null : (
              <>
                {' · '}
                <bdi>{creatorName}</bdi>
              </>
            )}
          </span>
          {status.rule ? (
            <span className="truncate text-12 text-faint">{t(status.rule)}</span>
          ) : null}
        </span>
      </a>
    </li>
  );
}
