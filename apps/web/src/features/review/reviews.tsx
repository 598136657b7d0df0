'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { toast } from 'sonner';
import { ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Paged } from '../../components/paged.tsx';
import { cx } from '../../lib/cx.ts';
import { Queue } from './queue.tsx';
import { Review } from './review.tsx';
import { afterSettled, neighbour, useQueue } from './use-queue.ts';

/** The queue and, beside it, the review that is open. On a phone they are two steps. */
export function Reviews() {
  const t = useTranslations('review');
  const { query, rows, asked, open, go } = useQueue();
  const pane = useRef<HTMLDivElement>(null);

  const step = (id: ContentId | null) => {
    if (id === null) return;
    go(id);
    pane.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };
  if (query.isSuccess && rows.length === 0 && open === null) return <NothingWaits />;
  return (
    <div className="page lg:grid lg:grid-cols-[22rem_minmax(0,1fr)] lg:gap-x-12">
      <div
        className={cx(
          'flex flex-col gap-4 pt-8 pb-16 lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:border-r lg:border-line lg:pb-8',
          asked !== null && 'max-lg:hidden',
        )}
      >
        <QueueHeading rows={rows.length} more={query.hasNextPage} />
        {/* A queue that is empty is told in place of all of this, but for the one that is still open. */}
        <Paged query={query} count={rows.length} empty={null}>
          <Queue
            rows={rows}
            open={open}
            onOpen={(id) => {
              go(id, 'push');
              window.scrollTo({ top: 0 });
            }}
          />
        </Paged>
      </div>
      <div
        ref={pane}
        tabIndex={-1}
        className={cx('min-w-0 outline-none', asked === null && 'max-lg:hidden')}
      >
        {/* On a phone the queue and its heading are away while a review is open. */}
        {asked === null ? null : <h1 className="sr-only lg:hidden">{t('title')}</h1>}
        {open ? (
          <Review
            key={open}
            id={open}
            queued={rows.some((row) => row.status.contentId === open)}
            previous={neighbour(rows, open, -1)}
            next={neighbour(rows, open, 1)}
            onStep={step}
            onBack={() => go(null)}
            onSettled={(id, text) => {
              toast.success(text);
              const next = afterSettled(rows, id);
              if (next) step(next);
              else go(null);
            }}
          />
        ) : null}
      </div>
    </div>
  );
}

function QueueHeading({ rows, more }: { readonly rows: number; readonly more: boolean }) {
  const t = useTranslations('review');
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 lg:pr-4">
      <h1 className="text-28">{t('title')}</h1>
      <p aria-live="polite" className="num text-14 text-soft">
        {rows > 0 ? t(more ? 'queue.waitingMore' : 'queue.waiting', { count: rows }) : ''}
      </p>
    </div>
  );
}

/** The good news: nothing to do. */
function NothingWaits() {
  const t = useTranslations('review');
  return (
    <div className="page pt-8 pb-16">
      <h1 className="text-28">{t('title')}</h1>
      <Empty
        title={t('empty.title')}
        action={<ButtonLink href="/admin/sources">{t('empty.action')}</ButtonLink>}
      >
        {t('empty.text')}
      </Empty>
    </div>
  );
}
