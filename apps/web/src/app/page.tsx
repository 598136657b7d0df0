import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Catalogue } from '../features/catalogue/catalogue.tsx';
import { catalogueInput, filterOf } from '../features/catalogue/filter.ts';
import { Welcome } from '../features/catalogue/welcome.tsx';
import { getterOf, type Query } from '../lib/query.ts';
import { currentAccount, Hydrate, serverQueries } from '../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue');
  return { title: t('title'), description: t('description') };
}

/** Registered public music and its search; to a stranger also what MusiCloud is. */
export default async function CataloguePage({ searchParams }: { searchParams: Promise<Query> }) {
  const filter = filterOf(getterOf(await searchParams));
  const { trpc, queries } = serverQueries();
  const [t, me, list] = await Promise.all([
    getTranslations('catalogue'),
    currentAccount(),
    queries
      .fetchInfiniteQuery(
        trpc.source.catalogue.infiniteQueryOptions(catalogueInput(filter), {
          getNextPageParam: (page) => page.next,
        }),
      )
      .catch(() => null),
  ]);
  const searching = filter.q !== '' || filter.type !== 'all';
  const stranger = me === null && !searching;
  const Heading = stranger ? 'h2' : 'h1';
  const newest = list?.pages[0]?.rows.find((row) => row.mark !== null) ?? null;
  return (
    <div className="page flex flex-col gap-10 pt-8 pb-16 sm:pt-10">
      {stranger ? <Welcome newest={newest} /> : null}
      <section className="flex flex-col gap-5">
        <Heading className="text-28">{t('title')}</Heading>
        <Hydrate>
          <Catalogue />
        </Hydrate>
      </section>
    </div>
  );
}
