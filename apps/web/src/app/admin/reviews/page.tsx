import { ContentId } from '@musicloud/domain/shared/ids';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Reviews } from '../../../features/review/reviews.tsx';
import { getterOf, type Query } from '../../../lib/query.ts';
import { Hydrate, requireAdmin, serverQueries } from '../../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  const t = await getTranslations('review');
  return { title: t('title') };
}

/** What waits for an admin, and the one that is open; for anyone else there is no such page. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireAdmin();
  const { trpc, queries } = serverQueries();
  const asked = ContentId.safeParse(getterOf(await searchParams)('id'));
  const list = await queries
    .fetchInfiniteQuery(
      trpc.admin.reviews.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next }),
    )
    .catch(() => null);
  const id = asked.success ? asked.data : list?.pages[0]?.rows[0]?.status.contentId;
  if (id) await queries.prefetchQuery(trpc.admin.review.queryOptions({ id }));
  return (
    <Hydrate>
      <Reviews />
    </Hydrate>
  );
}
