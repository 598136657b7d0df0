'use client';

import type { ObjectionLine } from '@musicloud/domain/objection/views';
import type { ObjectionId } from '@musicloud/domain/shared/ids';
import { useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { Time } from '../../components/time.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { sideOf } from './side.ts';

type Props = {
  readonly rows: readonly ObjectionLine[];
  readonly open: ObjectionId | null;
  readonly onOpen: (id: ObjectionId) => void;
};

/** A plain click opens it here; any other kind (a new tab) is the browser's. */
const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** The reports of a list: which track, what is claimed, by whom, since when. */
export function ReportList({ rows, open, onOpen }: Props) {
  const t = useTranslations('reports');
  const objection = useTranslations('objection.state');
  const status = useTranslations('status.claim');
  if (rows.length === 0) return null;
  return (
    <ul aria-label={t('title')} className="border-t border-line">
      {rows.map(({ id, name, claim, state, since, added, status: track }) => (
        <li key={id} className="border-b border-line">
          <a
            href={`?id=${id}`}
            aria-current={id === open ? 'true' : undefined}
            onClick={(event) => {
              if (!isPlain(event)) return;
              event.preventDefault();
              onOpen(id);
            }}
            className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-3 border-transparent py-3 -outline-offset-2 transition-colors hover:bg-hover lg:border-l-3 lg:pl-3 lg:current:border-signal lg:current:bg-signal-tint"
          >
            <Waveform mark={track.mark} side={sideOf(state)} className="w-full" />
            <span className="flex min-w-0 flex-col">
              <span className="flex items-baseline justify-between gap-3">
                <bdi className="truncate font-semibold">{track.title}</bdi>
                <span className="shrink-0 text-12 text-soft">
                  <Time at={since} />
                </span>
              </span>
              <span className="truncate text-14 text-soft">{status(claim)}</span>
              <span className="truncate text-12 text-soft">
                <bdi>{name}</bdi> · {objection(state)}
              </span>
              {added ? (
                <span className="text-12 font-semibold text-you">{t('isAdded')}</span>
              ) : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
