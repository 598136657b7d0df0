import { ContentId } from '@musicloud/domain/shared/ids';
import type { TrackView } from '@musicloud/domain/status/views';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { firstLineage } from '../../../features/track/lineage/sizes.ts';
import { Track } from '../../../features/track/track.tsx';
import { Hydrate, orNotFound, serverApi, serverQueries } from '../../../trpc/server.tsx';

type Props = { params: Promise<{ id: string }> };

/** Read once for the page and its head. */
const trackOf = cache(async (text: string): Promise<TrackView> => {
  const id = ContentId.safeParse(text);
  if (!id.success) notFound();
  const api = await serverApi();
  return orNotFound(api.source.track({ id: id.data }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const track = await trackOf((await params).id);
  const title = `${track.title} · ${track.artistName}`;
  // Whoever has the link may hear it; a search engine has no link.
  const robots = track.visibility === 'public' ? {} : { robots: { index: false } };
  return { title, ...robots };
}

/** One registered song. */
export default async function TrackPage({ params }: Props) {
  const track = await trackOf((await params).id);
  const { trpc, queries } = serverQueries();
  await queries.prefetchQuery(trpc.source.lineage.queryOptions(firstLineage(track.contentId)));
  return (
    <div className="page pt-8 pb-16 sm:pt-10">
      <Hydrate>
        <Track track={track} />
      </Hydrate>
    </div>
  );
}
