import { ContentId } from '@musicloud/domain/shared/ids';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { UploadScreen } from '../../features/upload/upload-screen.tsx';
import { Hydrate, requireAccount, serverQueries } from '../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('upload');
  return { title: t('title') };
}

type Props = { readonly searchParams: Promise<{ readonly id?: string | string[] }> };

/** A new upload, or with `?id=` the draft it names. What is submitted already has its own page. */
export default async function UploadPage({ searchParams }: Props) {
  const given = (await searchParams).id;
  const id = ContentId.safeParse(given);
  const me = await requireAccount(id.success ? `/upload?id=${id.data}` : '/upload');
  const { trpc, queries } = serverQueries();
  if (id.success) {
    const view = await queries
      .fetchQuery(trpc.content.get.queryOptions({ id: id.data }))
      .catch(() => null);
    if (view && view.form === null) redirect(`/my/${id.data}`);
  }
  return (
    <div className="page pt-8 pb-16 sm:pt-10">
      <Hydrate>
        <UploadScreen me={me} />
      </Hydrate>
    </div>
  );
}
