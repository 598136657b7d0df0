import type { Page, TrackRow, TrackView } from '@musicloud/domain/status/views';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Catalogue } from '../features/catalogue/catalogue.tsx';
import { catalogueInput, filterOf } from '../features/catalogue/filter.ts';
import { Welcome } from '../features/catalogue/welcome.tsx';
import { getterOf, type Query } from '../lib/query.ts';
import { currentAccount, Hydrate, serverApi, serverQueries } from '../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue');
  return { title: t('title'), description: t('description') };
}

/** Registered public music and its search; to a stranger also what MusiCloud is. */
export default async function CataloguePage({ searchParams }: { searchParams: Promise<Query> }) {
  const filter = filterOf(getterOf(await searchParams));
  const { trpc, queries } = serverQueries();
  const options = trpc.source.catalogue.infiniteQueryOptions(catalogueInput(filter), {
    getNextPageParam: (page) => page.next,
  });
  // A list that can't be read is for the client to say, and to try again.
  const [t, me, list] = await Promise.all([
    getTranslations('catalogue'),
    currentAccount(),
    queries.fetchInfiniteQuery(options).catch(() => null),
  ]);
  const stranger = me === null && filter.q === '' && filter.type === 'all';
  const Heading = stranger ? 'h2' : 'h1';
  return (
    <div className="page flex flex-col gap-10 pt-8 pb-16 sm:pt-12">
      {stranger ? <Welcome newest={await newestOf(list?.pages[0])} /> : null}
      <section className="flex flex-col gap-5">
        <Heading className="text-28">{t('title')}</Heading>
        <Hydrate>
          <Catalogue />
        </Hydrate>
      </section>
    </div>
  );
}

/** The newest song that can be heard, with its sound. */
async function newestOf(page: Page<TrackRow> | undefined): Promise<TrackView | null> {
  const row = page?.rows.find((one) => one.mark !== null);
  if (!row) return null;
  const api = await serverApi();
  return api.source.track({ id: row.contentId }).catch(() => null);
}
