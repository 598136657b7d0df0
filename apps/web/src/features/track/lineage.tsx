import type { TrackView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { TrackList } from '../catalogue/track-list.tsx';

/** Where a song comes from and what was made from it. */
export function Lineage({ track }: { readonly track: TrackView }) {
  const t = useTranslations('track');
  return (
    <>
      {track.originals.length > 0 ? (
        <section className="flex flex-col gap-3">
          <h2 className="text-20">{t('originals')}</h2>
          <TrackList rows={track.originals} label={t('originals')} />
        </section>
      ) : null}
      {track.outside ? (
        <section className="flex flex-col gap-1">
          <h2 className="mb-2 text-20">{t('outside')}</h2>
          <p className="font-semibold">
            <bdi>{track.outside.title}</bdi>
          </p>
          <p className="text-14 text-soft">
            {t('outsideWriters', { writers: track.outside.writers })}
          </p>
        </section>
      ) : null}
      <section className="flex flex-col gap-3">
        <h2 className="text-20">{t('versions')}</h2>
        {track.versions.length > 0 ? (
          <TrackList rows={track.versions} label={t('versions')} />
        ) : (
          <p className="text-14 text-soft">{t('noVersions')}</p>
        )}
      </section>
    </>
  );
}
