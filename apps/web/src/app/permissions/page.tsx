import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { lists, sides } from '../../features/permission/lists.ts';
import { Permissions } from '../../features/permission/permissions.tsx';
import { Hydrate, requireAccount, serverQueries } from '../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('permission');
  return { title: t('title') };
}

/** What the authors of originals are asked, and what they answered: both sides of an account. */
export default async function PermissionsPage() {
  await requireAccount('/permissions');
  const { trpc, queries } = serverQueries();
  const asked = sides.flatMap((side) => lists(side));
  const [t] = await Promise.all([
    getTranslations('permission'),
    ...asked.map((input) =>
      queries.prefetchInfiniteQuery(
        trpc.permission.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.next }),
      ),
    ),
  ]);
  return (
    <div className="page pt-8 pb-16 sm:pt-10">
      <h1 className="mb-4 text-28">{t('title')}</h1>
      <Hydrate>
        <Permissions />
      </Hydrate>
    </div>
  );
}
