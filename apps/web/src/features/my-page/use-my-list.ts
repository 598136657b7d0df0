'use client';

import type { StatusView } from '@musicloud/domain/status/views';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { useLiveNews } from '../../trpc/live.tsx';
import { listInput, type MyFilter } from './filter.ts';
import { merge } from './merge.ts';

/** Changes of one moment are counted once. */
const COUNT_PAUSE_MS = 150;

/** The rows of My Page, page by page, and live: a change is put into them as it comes. */
export function useMyList(filter: MyFilter) {
  const t = useTranslations('my');
  const names = useTranslations('status.name');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const options = trpc.status.list.infiniteQueryOptions(listInput(filter), {
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  // What happened between the server's rendering and the first news would never be told again.
  const query = useInfiniteQuery({ ...options, refetchOnMount: 'always' });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const [said, setSaid] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  useLiveNews((news) => {
    if (news.rows.length === 0 && news.removed.length === 0) return;
    const moved = news.rows.find((row) => isMoved(rows, row));
    if (moved) {
      const title = moved.title || t('list.untitled');
      setSaid(t('live.changed', { title, status: names(moved.status) }));
    }
    cache.setQueryData(options.queryKey, (data) =>
      data ? { ...data, pages: merge(data.pages, news, filter) as typeof data.pages } : data,
    );
    // Lists under other filters are asked for again when they are shown.
    void cache.invalidateQueries({
      queryKey: trpc.status.list.infiniteQueryKey(),
      refetchType: 'none',
    });
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void cache.invalidateQueries(trpc.status.counts.queryFilter()),
      COUNT_PAUSE_MS,
    );
  });
  return { query, rows, said };
}

function isMoved(rows: readonly StatusView[], row: StatusView): boolean {
  const before = rows.find((one) => one.contentId === row.contentId);
  return before !== undefined && before.status !== row.status;
}
