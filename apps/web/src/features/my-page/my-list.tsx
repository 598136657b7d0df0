'use client';

import type { StatusView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import type { Sort } from './filter.ts';
import { MyRow } from './my-row.tsx';
import { useFlip } from './use-flip.ts';
import type { useMyList } from './use-my-list.ts';

/** The next page is asked for while this much is still below. */
const AHEAD = '800px';

type Props = {
  readonly rows: readonly StatusView[];
  readonly sort: Sort;
  readonly query: ReturnType<typeof useMyList>['query'];
};

/** The list itself: loads on while one scrolls, and by a button; arrow keys, j and k move. */
export function MyList({ rows, query }: Props) {
  const t = useTranslations('my.list');
  const list = useRef<HTMLUListElement>(null);
  const { hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = query;
  useFlip(list, rows.map((row) => row.contentId).join());
  const more = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!more.current || !hasNextPage || isFetchingNextPage || isPlaceholderData) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: AHEAD },
    );
    watch.observe(more.current);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]);
  return (
    <>
      <ul
        ref={list}
        aria-label={t('label')}
        aria-busy={isPlaceholderData}
        onKeyDown={moveFocus}
        className={`border-t border-line transition-opacity sm:-mx-2 ${isPlaceholderData ? 'opacity-60' : ''}`}
      >
        {rows.map((row) => (
          <MyRow key={row.contentId} row={row} />
        ))}
      </ul>
      <div ref={more} className="flex justify-center pt-4">
        {hasNextPage ? (
          <Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t(isFetchingNextPage ? 'loadingMore' : 'more')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const row = (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('[data-row]');
  const next = row && links[links.indexOf(row) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
