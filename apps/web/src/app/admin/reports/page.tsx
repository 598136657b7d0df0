import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listOf } from '../../../features/reports/lists.ts';
import { Reports } from '../../../features/reports/reports.tsx';
import { getterOf, type Query } from '../../../lib/query.ts';
import { Hydrate, requireAdmin, serverQueries } from '../../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  const t = await getTranslations('reports');
  return { title: t('title') };
}

/** What was reported, and the one that is open; for anyone but an admin there is no such page. */
export default async function ReportsPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireAdmin();
  const { trpc, queries } = serverQueries();
  const list = listOf(getterOf(await searchParams)('list'));
  await queries.prefetchInfiniteQuery(
    trpc.admin.objections.infiniteQueryOptions({ list }, { getNextPageParam: (page) => page.next }),
  );
  return (
    <Hydrate>
      <Reports />
    </Hydrate>
  );
}
