'use client';

import { type Status, statuses } from '@musicloud/domain/status/status';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SideMark, sideText } from '../../components/status-badge.tsx';
import { cx } from '../../lib/cx.ts';
import { sideOf } from '../../lib/status.ts';
import { useTRPC } from '../../trpc/client.tsx';
import type { MyFilter } from './filter.ts';

/** What wants the creator first, then what waits, then what is done. */
const order: readonly Status[] = [
  'more_needed',
  'rejected',
  'permission_ended',
  'deletion_failed',
  'draft',
  'in_review',
  'awaiting_permission',
  'uploaded',
  'checking',
  'approved',
  'registered',
  'deleting',
  'released',
];

type Props = {
  readonly filter: MyFilter;
  readonly change: (patch: Readonly<Record<string, string | null>>) => void;
};

/** How many contents stand where; each count shows its own, several may be chosen. */
export function Counts({ filter, change }: Props) {
  const t = useTranslations('my.counts');
  const names = useTranslations('status.name');
  const trpc = useTRPC();
  const { data: counts } = useQuery(trpc.status.counts.queryOptions());
  if (!counts) return <div aria-hidden className="skeleton h-9 w-full max-w-xl rounded-full" />;
  const total = statuses.reduce((sum, one) => sum + counts[one], 0);
  const shown = order.filter((one) => counts[one] > 0 || filter.status.includes(one));
  if (total === 0 && shown.length === 0) return null;
  const toggle = (status: Status) => {
    const chosen = filter.status.includes(status)
      ? filter.status.filter((one) => one !== status)
      : [...filter.status, status];
    change({ status: chosen.join(',') || null });
  };
  return (
    <fieldset
      aria-label={t('label')}
      className="-mx-4 flex min-w-0 gap-1.5 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0"
    >
      <Chip
        pressed={filter.status.length === 0}
        count={total}
        onPress={() => change({ status: null })}
      >
        {t('all')}
      </Chip>
      {shown.map((status) => (
        <Chip
          key={status}
          pressed={filter.status.includes(status)}
          count={counts[status]}
          onPress={() => toggle(status)}
        >
          <span className={filter.status.includes(status) ? '' : sideText[sideOf(status)]}>
            <SideMark side={sideOf(status)} />
          </span>
          {names(status)}
        </Chip>
      ))}
    </fieldset>
  );
}

type ChipProps = {
  readonly pressed: boolean;
  readonly count: number;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

function Chip({ pressed, count, onPress, children }: ChipProps) {
  const format = useFormatter();
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={cx(
        'inline-flex h-9 shrink-0 items-center gap-2 whitespace-nowrap rounded-full border px-3.5 text-14 font-semibold transition-colors',
        pressed
          ? 'border-ink bg-ink text-paper'
          : 'border-line bg-raised hover:border-edge hover:bg-hover',
      )}
    >
      {children}
      <span className={cx('num font-normal', pressed ? '' : 'text-soft')}>
        {format.number(count)}
      </span>
    </button>
  );
}
