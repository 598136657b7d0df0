import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Settings } from '../../features/settings/settings.tsx';
import { THEME_COOKIE, themeOf } from '../../i18n/locale.ts';
import { Hydrate, requireAccount, serverQueries } from '../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.settings'))('title') };
}

export default async function SettingsPage() {
  const me = await requireAccount('/settings');
  const { queries, trpc } = serverQueries();
  queries.setQueryData(trpc.account.me.queryKey(), me);
  const [jar] = await Promise.all([
    cookies(),
    queries.prefetchQuery(trpc.account.keys.queryOptions()),
    queries.prefetchQuery(trpc.status.counts.queryOptions()),
  ]);
  return (
    <Hydrate>
      <Settings theme={themeOf(jar.get(THEME_COOKIE)?.value)} />
    </Hydrate>
  );
}
