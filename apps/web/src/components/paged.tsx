'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { Button } from './button.tsx';
import { LoadError } from './load-error.tsx';
import { SkeletonRows } from './skeleton.tsx';

/** What of a query of pages this needs; whatever its rows and errors are. */
type Pages = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};
type Query = Pages & {
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly isSuccess: boolean;
  readonly isFetching: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
};
type Props = {
  readonly query: Query;
  /** How many rows are there by now. */
  readonly count: number;
  /** What stands there when there are none. */
  readonly empty: ReactNode;
  /** How many rows to hold room for while they load. */
  readonly room?: number;
  /** The rows. */
  readonly children: ReactNode;
};

/** A list that is read page by page: while it loads, when it could not be read, when there is nothing, and what follows. */
export function Paged({ query, count, empty, room = 6, children }: Props) {
  const t = useTranslations('common');
  return (
    <>
      {query.isPending ? <SkeletonRows rows={room} label={t('loading')} /> : null}
      {query.isError && count === 0 ? (
        <LoadError
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
      {query.isSuccess && count === 0 ? empty : null}
      {count > 0 ? children : null}
      <More query={query} />
    </>
  );
}

/** The way to the next page, while there is one. */
export function More({ query, className }: { readonly query: Pages; readonly className?: string }) {
  const t = useTranslations('common');
  if (!query.hasNextPage) return null;
  return (
    <Button
      className={cx('self-center', className)}
      pending={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {t('more')}
    </Button>
  );
}
