'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { LoadError } from '../../components/load-error.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { ProcessFigures } from './process-figures.tsx';
import { StoreFigures } from './store-figures.tsx';
import { Verdict } from './verdict.tsx';

const AGAIN_MS = 3_000;

/** How the service fares, asked every three seconds: the verdict first, then all processes, then this one. */
export function OperationsFigures() {
  const common = useTranslations('common');
  const trpc = useTRPC();
  const query = useQuery(
    trpc.admin.figures.queryOptions(undefined, { refetchInterval: AGAIN_MS, retry: false }),
  );
  if (query.isPending) return <SkeletonRows rows={6} label={common('loading')} />;
  if (!query.data) {
    return (
      <LoadError
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  const silent = query.isError || query.isPaused;
  return (
    <>
      <Verdict figures={query.data} silent={silent} />
      <StoreFigures figures={query.data} />
      <ProcessFigures here={query.data.here} />
    </>
  );
}
