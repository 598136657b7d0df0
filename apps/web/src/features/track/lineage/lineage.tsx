'use client';

import type { TrackView } from '@musicloud/domain/status/views';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { LoadError } from '../../../components/load-error.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { LineageTree } from './lineage-tree.tsx';
import { firstLineage, MOST } from './sizes.ts';

/** Where a song comes from and what was made from it, over generations. */
export function Lineage({ track }: { readonly track: TrackView }) {
  const t = useTranslations('track.lineage');
  const { contentId: id } = track;
  const trpc = useTRPC();
  const [limit, setLimit] = useState(firstLineage(id).limit);
  const query = useQuery({
    ...trpc.source.lineage.queryOptions({ id, limit }),
    placeholderData: keepPreviousData,
  });
  const lineage = query.data;
  return (
    <section id="lineage" aria-labelledby="lineage-title" className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="lineage-title" className="text-20">
          {t('title')}
        </h2>
        {track.outside ? <Outside outside={track.outside} /> : null}
        {lineage?.places.length === 1 ? <p className="text-14 text-soft">{t('alone')}</p> : null}
      </div>
      {query.isError ? (
        <LoadError error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {lineage ? <LineageTree key={id} lineage={lineage} current={id} /> : null}
      {lineage?.more ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-14 text-soft">{t('more', { count: lineage.places.length })}</p>
          {limit < MOST ? (
            <Button size="sm" pending={query.isFetching} onClick={() => setLimit(MOST)}>
              {t('showMore')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function Outside({ outside }: { readonly outside: NonNullable<TrackView['outside']> }) {
  const t = useTranslations('track');
  return (
    <p className="text-14">
      {t('outside')}: <bdi className="font-semibold">{outside.title}</bdi>{' '}
      <span className="text-soft">({t('outsideWriters', { writers: outside.writers })})</span>
    </p>
  );
}
