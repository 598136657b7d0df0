import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { filterOf, listInput } from '../../features/my-page/filter.ts';
import { MyScreen } from '../../features/my-page/my-screen.tsx';
import { getterOf, type Query } from '../../lib/query.ts';
import { Hydrate, requireAccount, serverQueries } from '../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('my');
  return { title: t('title') };
}

/** All of one's contents with their status. The first page and the counts come with the page. */
export default async function MyPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireAccount('/my');
  const filter = filterOf(getterOf(await searchParams));
  const { trpc, queries } = serverQueries();
  await Promise.all([
    queries.prefetchQuery(trpc.status.counts.queryOptions()),
    queries.prefetchQuery(trpc.collaboration.list.queryOptions()),
    queries.prefetchInfiniteQuery(
      trpc.status.list.infiniteQueryOptions(listInput(filter), {
        getNextPageParam: (page) => page.next,
      }),
    ),
  ]);
  return (
    <div className="page pt-8 pb-16 sm:pt-10">
      <Hydrate>
        <MyScreen />
      </Hydrate>
    </div>
  );
}
