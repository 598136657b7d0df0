'use client';

import type { AdminSourceView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { Badge, SideMark, StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { Waveform } from '../../components/waveform.tsx';
import type { Act } from './hold-dialog.tsx';

const columns =
  'grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 lg:grid-cols-[6rem_minmax(0,1.5fr)_minmax(0,1fr)_10rem_13rem_7rem]';

type Props = {
  readonly rows: readonly AdminSourceView[];
  readonly onAct: (row: AdminSourceView, act: Act) => void;
};

/** Sources as an admin lists them: a table on a desktop, two lines each on a phone. */
export function SourceList({ rows, onAct }: Props) {
  const t = useTranslations('sources');
  return (
    <div>
      <div
        aria-hidden
        className={`${columns} border-b border-line pb-2 text-12 text-faint max-lg:hidden`}
      >
        <span className="col-span-2">{t('column.track')}</span>
        <span>{t('column.creator')}</span>
        <span>{t('column.code')}</span>
        <span>{t('column.since')}</span>
        <span />
      </div>
      <ul aria-label={t('list')} className="max-lg:border-t max-lg:border-line">
        {rows.map((row) => (
          <SourceLine key={row.status.contentId} row={row} onAct={onAct} />
        ))}
      </ul>
    </div>
  );
}

function SourceLine({ row, onAct }: { readonly row: AdminSourceView } & Pick<Props, 'onAct'>) {
  const { status, suspension } = row;
  const side = suspension ? 'you' : status.status === 'registered' ? 'done' : 'void';
  return (
    <li className={`${columns} border-b border-line py-3`}>
      <Waveform mark={status.mark} side={side} className="w-full" />
      <div className="min-w-0">
        <p className="truncate font-semibold">
          <bdi>{status.title}</bdi>
        </p>
        <p className="truncate text-14 text-soft">
          <bdi>{status.artistName}</bdi>
        </p>
      </div>
      <p className="truncate text-14 text-soft max-lg:hidden">
        <bdi>{row.creatorName}</bdi>
      </p>
      <span className="-mx-1 text-14 max-lg:order-2 max-lg:col-span-2 max-lg:col-start-2">
        {status.registrationCode ? <CopyCode code={status.registrationCode} /> : null}
      </span>
      <State row={row} />
      <HoldButton row={row} onAct={onAct} />
    </li>
  );
}

function State({ row: { status, suspension, creatorName } }: { readonly row: AdminSourceView }) {
  const t = useTranslations('sources');
  return (
    <div className="flex min-w-0 flex-col items-start gap-1 max-lg:order-1 max-lg:col-span-2 max-lg:col-start-2">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {suspension ? (
          <Badge side="you">
            <SideMark side="you" />
            {t('filter.suspended')}
          </Badge>
        ) : (
          <StatusBadge status={status.status} />
        )}
        <span className="text-14 text-soft">
          <Time at={suspension?.since ?? status.since} show="day" />
          <span className="lg:hidden"> · {t('by', { name: creatorName })}</span>
        </span>
      </span>
      {suspension ? (
        <p className="whitespace-pre-line text-14 text-soft">
          {t('cause', { cause: suspension.cause })}
        </p>
      ) : null}
    </div>
  );
}

function HoldButton({ row, onAct }: { readonly row: AdminSourceView } & Pick<Props, 'onAct'>) {
  const t = useTranslations('sources');
  if (row.status.status !== 'registered') return <span />;
  const act: Act = row.suspension ? 'reinstate' : 'suspend';
  return (
    <span className="justify-self-end">
      <Button
        size="sm"
        onClick={() => onAct(row, act)}
        aria-label={t(`${act}.label`, { title: row.status.title })}
      >
        {t(`${act}.action`)}
      </Button>
    </span>
  );
}
