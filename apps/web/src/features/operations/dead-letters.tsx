'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Paged } from '../../components/paged.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { DeadLetterLine } from './dead-letter-line.tsx';

/** Jobs fail, recover and are settled by others meanwhile: the list is asked for again this often. */
const AGAIN_MS = 5_000;

/** The jobs that failed for good, newest first: read, sent again, dropped. */
export function DeadLetters() {
  const t = useTranslations('operations');
  const trpc = useTRPC();
  const heading = useRef<HTMLHeadingElement>(null);
  const query = useInfiniteQuery(
    trpc.admin.deadLetters.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.next, refetchInterval: AGAIN_MS },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const count = t(query.hasNextPage ? 'letters.countMore' : 'letters.count', {
    count: rows.length,
  });
  return (
    <section aria-labelledby="letters" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="letters" ref={heading} tabIndex={-1} className="text-20 outline-none">
          {t('letters.title')}
        </h2>
        <p aria-live="polite" className="num text-14 text-soft">
          {rows.length > 0 ? count : ''}
        </p>
      </div>
      <Paged query={query} count={rows.length} empty={<NothingFailed />} room={3}>
        <ul aria-label={t('letters.list')} className="border-t border-line">
          {rows.map((row) => (
            <DeadLetterLine key={row.id} row={row} onGone={() => heading.current?.focus()} />
          ))}
        </ul>
      </Paged>
    </section>
  );
}

/** The good news, and what would be here. */
function NothingFailed() {
  const t = useTranslations('operations.empty');
  return (
    <Empty
      title={t('title')}
      action={<ButtonLink href="/admin/reviews">{t('action')}</ButtonLink>}
      className="py-6"
    >
      {t('text')}
    </Empty>
  );
}
