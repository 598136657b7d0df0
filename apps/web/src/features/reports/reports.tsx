'use client';

import { ObjectionId } from '@musicloud/domain/shared/ids';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { RadioGroup } from '../../components/choice.tsx';
import { Paged } from '../../components/paged.tsx';
import { cx } from '../../lib/cx.ts';
import { useAddress } from '../../lib/use-address.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { listOf, lists } from './lists.ts';
import { Report } from './report.tsx';
import { ReportList } from './report-list.tsx';

/** Anyone may report at any time: the list is asked for again this often. */
const AGAIN_MS = 10_000;

/** The reports of one list and, beside them, the one that is open. On a phone they are two steps. */
export function Reports() {
  const t = useTranslations('reports');
  const trpc = useTRPC();
  const [params, change] = useAddress();
  const pane = useRef<HTMLDivElement>(null);
  const list = listOf(params.get('list'));
  const open = ObjectionId.safeParse(params.get('id')).data ?? null;
  const query = useInfiniteQuery(
    trpc.admin.objections.infiniteQueryOptions(
      { list },
      { getNextPageParam: (page) => page.next, refetchInterval: AGAIN_MS },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const show = (id: ObjectionId) => {
    change({ id }, 'push');
    pane.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="page lg:grid lg:grid-cols-[22rem_minmax(0,1fr)] lg:gap-x-12">
      <div
        className={cx(
          'flex flex-col gap-4 pt-8 pb-16 lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:border-r lg:border-line lg:pr-4 lg:pb-8',
          open !== null && 'max-lg:hidden',
        )}
      >
        <h1 className="text-28">{t('title')}</h1>
        <RadioGroup
          label={t('lists')}
          value={list}
          options={lists.map((value) => ({ value, label: t(`list.${value}`) }))}
          onChange={(next) => change({ list: next === 'open' ? null : next, id: null })}
        />
        <Paged
          query={query}
          count={rows.length}
          empty={<p className="py-6 text-soft">{t(`none.${list}`)}</p>}
        >
          <ReportList rows={rows} open={open} onOpen={show} />
        </Paged>
      </div>
      <div
        ref={pane}
        tabIndex={-1}
        className={cx('min-w-0 outline-none', open === null && 'max-lg:hidden')}
      >
        {open === null ? (
          <p className="pt-16 text-soft">{t('choose')}</p>
        ) : (
          <Report key={open} id={open} onBack={() => change({ id: null })} />
        )}
      </div>
    </div>
  );
}
