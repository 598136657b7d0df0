import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notifications } from '../../features/notifications/notifications.tsx';
import { Hydrate, requireAccount, serverQueries } from '../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notifications');
  return { title: t('title') };
}

/** News of one's own songs. */
export default async function NotificationsPage() {
  await requireAccount('/notifications');
  const { trpc, queries } = serverQueries();
  const [t] = await Promise.all([
    getTranslations('notifications'),
    queries.prefetchQuery(trpc.account.me.queryOptions()),
    queries.prefetchInfiniteQuery(
      trpc.account.notifications.infiniteQueryOptions(
        {},
        { getNextPageParam: (page) => page.next },
      ),
    ),
  ]);
  return (
    <div className="page pt-8 pb-16 sm:pt-10">
      <div className="mx-auto flex max-w-read flex-col gap-6">
        <h1 className="text-28">{t('title')}</h1>
        <Hydrate>
          <Notifications />
        </Hydrate>
      </div>
    </div>
  );
}
