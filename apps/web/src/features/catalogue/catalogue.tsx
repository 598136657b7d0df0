'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Paged } from '../../components/paged.tsx';
import { useAddress } from '../../lib/use-address.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { CatalogueBar } from './catalogue-bar.tsx';
import { CatalogueEmpty } from './catalogue-empty.tsx';
import { catalogueInput, filterOf } from './filter.ts';
import { TrackList } from './track-list.tsx';

/** The key `/` on a page without a search leads here with `?search`: the field is ready to type in. */
function useSearchAsked(asked: boolean, change: ReturnType<typeof useAddress>[1]) {
  useEffect(() => {
    if (!asked) return;
    document.querySelector<HTMLElement>('[data-search]')?.focus();
    change({ search: null });
  }, [asked, change]);
}

/** Registered and public music: searched, filtered, newest first. */
export function Catalogue() {
  const t = useTranslations('catalogue');
  const trpc = useTRPC();
  const [params, change] = useAddress();
  const filter = filterOf((name) => params.get(name));
  const query = useInfiniteQuery(
    trpc.source.catalogue.infiniteQueryOptions(catalogueInput(filter), {
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  useSearchAsked(params.has('search'), change);
  const narrowed = filter.q !== '' || filter.type !== 'all';
  return (
    <div className="flex flex-col gap-4">
      <CatalogueBar filter={filter} change={change} />
      <p aria-live="polite" className="sr-only">
        {narrowed && query.isSuccess
          ? t(query.hasNextPage ? 'search.shownMore' : 'search.shown', { count: rows.length })
          : ''}
      </p>
      <Paged
        query={query}
        count={rows.length}
        empty={
          <CatalogueEmpty narrowed={narrowed} onClear={() => change({ q: null, type: null })} />
        }
      >
        <div
          className={
            query.isPlaceholderData ? 'opacity-60 transition-opacity' : 'transition-opacity'
          }
          aria-busy={query.isPlaceholderData}
        >
          <TrackList rows={rows} label={t('list')} />
        </div>
      </Paged>
    </div>
  );
}
