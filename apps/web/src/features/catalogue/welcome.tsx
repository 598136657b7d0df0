import type { TrackRow } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '../../components/button.tsx';
import { Time } from '../../components/time.tsx';
import { Waveform } from '../../components/waveform.tsx';

/** To a stranger: what MusiCloud is, what its approval means and what not, and the one button that starts. */
export function Welcome({ newest }: { readonly newest: TrackRow | null }) {
  const t = useTranslations('catalogue.welcome');
  const status = useTranslations('status');
  return (
    <section className="flex flex-col gap-8 border-b border-line pb-12">
      {newest ? <Newest track={newest} /> : null}
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col items-start gap-5">
          <h1 className="text-28 sm:text-40">{t('title')}</h1>
          <p className="max-w-read text-16 text-soft">{t('lead')}</p>
          <div className="flex flex-col gap-2">
            <ButtonLink
              href="/sign-up?next=/upload"
              look="primary"
              size="lg"
              className="self-start"
            >
              {t('start')}
            </ButtonLink>
            <p className="text-14 text-faint">
              {t.rich('startHint', {
                link: (text) => (
                  <Link href="/sign-in?next=/upload" className="link">
                    {text}
                  </Link>
                ),
              })}
            </p>
          </div>
        </div>
        <dl className="flex flex-col gap-5 text-14 text-soft">
          <div>
            <dt className="mb-1 font-semibold text-ink">{t('meansTitle')}</dt>
            <dd>{t('means')}</dd>
          </div>
          <div>
            <dt className="mb-1 font-semibold text-ink">{t('meansNotTitle')}</dt>
            <dd>
              {status('honest')} {t('meansNot')}
            </dd>
          </div>
        </dl>
      </div>
    </section>
  );
}

/** The newest mark, as wide as the page: the song that was registered last speaks for the place. */
function Newest({ track }: { readonly track: TrackRow }) {
  const t = useTranslations('catalogue.welcome');
  return (
    <Link href={`/tracks/${track.contentId}`} className="group flex flex-col gap-3 rounded-sm">
      <Waveform
        mark={track.mark}
        className="h-24 w-full text-signal! group-hover:text-signal-strong! sm:h-36"
      />
      <span className="flex flex-wrap items-baseline justify-between gap-x-4 text-14 text-soft">
        <span>
          {t('newest')}:{' '}
          <span className="font-semibold text-ink underline-offset-4 group-hover:underline">
            <bdi>{track.title}</bdi>
          </span>
          , <bdi>{track.artistName}</bdi>
        </span>
        <span className="num">
          {track.registrationCode} · <Time at={track.registeredAt} />
        </span>
      </span>
    </Link>
  );
}
