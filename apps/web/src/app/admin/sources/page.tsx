import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { filterOf, sourcesInput } from '../../../features/sources/filter.ts';
import { Sources } from '../../../features/sources/sources.tsx';
import { getterOf, type Query } from '../../../lib/query.ts';
import { Hydrate, requireAdmin, serverQueries } from '../../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  const t = await getTranslations('sources');
  return { title: t('title') };
}

/** All sources, for admins; for anyone else there is no such page. */
export default async function SourcesPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireAdmin();
  const { trpc, queries } = serverQueries();
  const filter = filterOf(getterOf(await searchParams));
  const [t] = await Promise.all([
    getTranslations('sources'),
    queries.prefetchInfiniteQuery(
      trpc.admin.sources.infiniteQueryOptions(sourcesInput(filter), {
        getNextPageParam: (page) => page.next,
      }),
    ),
  ]);
  return (
    <div className="page flex flex-col gap-6 pt-8 pb-16 sm:pt-10">
      <div className="flex flex-col gap-1">
        <h1 className="text-28">{t('title')}</h1>
        <p className="max-w-read text-soft">{t('lead')}</p>
      </div>
      <Hydrate>
        <Sources />
      </Hydrate>
    </div>
  );
}
