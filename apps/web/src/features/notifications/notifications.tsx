'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNow, useTimeZone, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Paged } from '../../components/paged.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { byDay } from './days.ts';
import { NotificationLine } from './notification-line.tsx';
import { useMarkRead } from './use-mark-read.ts';

/** How many are unread, kept live by the header; when it grows, the list has news to fetch. */
function useUnread(onGrown: () => unknown): number {
  const trpc = useTRPC();
  const unread = useQuery(trpc.account.me.queryOptions()).data?.unread ?? 0;
  const last = useRef(unread);
  useEffect(() => {
    if (unread > last.current) onGrown();
    last.current = unread;
  }, [unread, onGrown]);
  return unread;
}

/** Outcomes, registrations and releases of one's songs, newest first. */
export function Notifications() {
  const t = useTranslations('notifications');
  const trpc = useTRPC();
  const now = useNow();
  const timeZone = useTimeZone() ?? 'UTC';
  const mark = useMarkRead();
  const query = useInfiniteQuery(
    trpc.account.notifications.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const unread = useUnread(query.refetch);
  return (
    <>
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-3">
        <p aria-live="polite" className="text-soft">
          {unread > 0 ? t('unread', { count: unread }) : rows.length > 0 ? t('allRead') : ''}
        </p>
        {unread > 0 ? (
          <Button pending={mark.isPending} onClick={() => mark.mutate({})}>
            {t('markAll')}
          </Button>
        ) : null}
      </div>
      <Paged
        query={query}
        count={rows.length}
        empty={
          <Empty
            title={t('empty.title')}
            action={
              <ButtonLink href="/upload" look="primary">
                {t('empty.action')}
              </ButtonLink>
            }
          >
            {t('empty.text')}
          </Empty>
        }
      >
        {byDay(rows, now, timeZone).map((group) => (
          <section key={group.day} aria-label={t(group.day)} className="flex flex-col">
            <h2 className="border-b border-line pb-2 text-14 text-soft">{t(group.day)}</h2>
            <ul>
              {group.rows.map((news) => (
                <NotificationLine
                  key={news.id}
                  news={news}
                  onRead={(id) => mark.mutate({ ids: [id] })}
                />
              ))}
            </ul>
          </section>
        ))}
      </Paged>
    </>
  );
}
