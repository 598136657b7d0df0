import { ContentId } from '@musicloud/domain/shared/ids';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ContentScreen } from '../../../features/content/content-screen.tsx';
import { Hydrate, orNotFound, requireAccount, serverQueries } from '../../../trpc/server.tsx';

type Props = { readonly params: Promise<{ readonly id: string }> };

/** The content this address names, read once a request; an id that is none names nothing. */
async function read(params: Props['params']) {
  const { id } = await params;
  const parsed = ContentId.safeParse(id);
  if (!parsed.success) notFound();
  await requireAccount(`/my/${parsed.data}`);
  const { trpc, queries } = serverQueries();
  const view = await orNotFound(
    queries.fetchQuery(trpc.content.get.queryOptions({ id: parsed.data })),
  );
  return { id: parsed.data, view };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { view }] = await Promise.all([getTranslations('content'), read(params)]);
  return { title: view.status.title || t('untitled') };
}

/** One of one's own contents: where it stands, why, and all that happened. */
export default async function ContentPage({ params }: Props) {
  const { id } = await read(params);
  return (
    <div className="page pt-6 pb-16">
      <Hydrate>
        <ContentScreen key={id} id={id} />
      </Hydrate>
    </div>
  );
}
