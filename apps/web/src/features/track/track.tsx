import type { TrackView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ComparePlayer } from '../../components/compare/compare-player.tsx';
import { Player } from '../../components/player.tsx';
import { ReportTrack } from '../objection/report-track.tsx';
import { CreditList } from './credit-list.tsx';
import { Lineage } from './lineage/lineage.tsx';
import { Registration } from './registration.tsx';
import { TermsOfUse } from './terms-of-use.tsx';

/** A registered song as anyone who may see it sees it: its sound first, then what stands behind it. */
export function Track({ track }: { readonly track: TrackView }) {
  const t = useTranslations('track');
  const status = useTranslations('status');
  return (
    <article className="flex flex-col gap-8">
      <header className="flex flex-col gap-1">
        <p className="text-14 text-soft">{status(`type.${track.type}`)}</p>
        <h1 className="text-28 sm:text-40">
          <bdi>{track.title}</bdi>
        </h1>
        <p className="text-20 text-soft">
          <bdi>{track.artistName}</bdi>
        </p>
      </header>
      <Sound track={track} />
      {track.audio ? null : <p className="-mt-5 text-14 text-soft">{t('noAudioText')}</p>}
      {track.mine ? <Mine track={track} /> : null}
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-10">
          {track.description === '' ? null : (
            <section className="flex flex-col gap-2">
              <h2 className="text-20">{t('description')}</h2>
              <p className="max-w-read whitespace-pre-line">{track.description}</p>
            </section>
          )}
          <Lineage track={track} />
        </div>
        <div className="flex flex-col gap-10 max-lg:order-first">
          <Registration track={track} />
          <TermsOfUse track={track} />
          <CreditList credits={track.credits} collaborators={track.collaborators} />
          {track.mine ? null : <ReportTrack contentId={track.contentId} title={track.title} />}
        </div>
      </div>
    </article>
  );
}

/** Its player; of a cover or derivative, beside what it was made from. */
function Sound({ track }: { readonly track: TrackView }) {
  const t = useTranslations('common.player.compare');
  const { contentId, title, artistName, audio, durationMs, heardBeside } = track;
  if (audio && heardBeside.length > 0) {
    const self = { id: contentId, label: t('this'), title, artistName, audio };
    const others = heardBeside.map((one) => ({
      ...one,
      id: one.contentId,
      label: t('original'),
      more: (
        <Link href={`/tracks/${one.contentId}`} className="link">
          {t('open')}
        </Link>
      ),
    }));
    return <ComparePlayer songs={[self, ...others]} height={96} />;
  }
  return (
    <Player
      title={title}
      url={audio?.url ?? null}
      peaks={audio?.peaks ?? null}
      durationMs={durationMs}
      height={120}
      {...(audio ? { analysis: audio.analysis } : {})}
    />
  );
}

/** To its creator: who else can see it, and the way to its timeline. */
function Mine({ track }: { readonly track: TrackView }) {
  const t = useTranslations('track');
  return (
    <p className="rounded-md bg-sunk px-4 py-3 text-14 text-soft">
      {t('mine')} {t(`visibility.${track.visibility}`)}{' '}
      <Link href={`/my/${track.contentId}`} className="link">
        {t('mineLink')}
      </Link>
    </p>
  );
}
