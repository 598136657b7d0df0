import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeadLetters } from '../../../features/operations/dead-letters.tsx';
import { OperationsFigures } from '../../../features/operations/figures.tsx';
import { Guard } from '../../../features/operations/guard.tsx';
import { Hydrate, requireAdmin, serverQueries } from '../../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  const t = await getTranslations('operations');
  return { title: t('title') };
}

/** How the service fares behind the pages, for admins; for anyone else there is no such page. */
export default async function OperationsPage() {
  await requireAdmin();
  const { trpc, queries } = serverQueries();
  const [t] = await Promise.all([
    getTranslations('operations'),
    queries.prefetchQuery(trpc.admin.figures.queryOptions()),
    queries.prefetchQuery(trpc.admin.guard.queryOptions()),
    queries.prefetchInfiniteQuery(
      trpc.admin.deadLetters.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next }),
    ),
  ]);
  return (
    <div className="page flex flex-col gap-10 pt-8 pb-16 sm:pt-10">
      <div className="flex flex-col gap-1">
        <h1 className="text-28">{t('title')}</h1>
        <p className="max-w-read text-soft">{t('lead')}</p>
      </div>
      <Hydrate>
        <OperationsFigures />
        <Guard />
        <DeadLetters />
      </Hydrate>
    </div>
  );
}
