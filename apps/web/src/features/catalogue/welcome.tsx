import type { TrackView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '../../components/button.tsx';
import { Player } from '../../components/player.tsx';
import { Time } from '../../components/time.tsx';

/** To a stranger: what MusiCloud is, what its approval means and what not, and the one button that starts. */
export function Welcome({ newest }: { readonly newest: TrackView | null }) {
  const t = useTranslations('catalogue.welcome');
  const status = useTranslations('status');
  return (
    <section className="flex flex-col gap-10 border-b border-line pb-10">
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col items-start gap-5">
          <h1 className="text-28 sm:text-40">{t('title')}</h1>
          <p className="max-w-read text-soft">{t('lead')}</p>
          <div className="flex flex-col items-start gap-2">
            <ButtonLink href="/sign-up?next=/upload" look="primary" size="lg">
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
        <dl className="flex flex-col gap-5 text-14 text-soft lg:pt-1">
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
      {newest ? <Newest track={newest} /> : null}
    </section>
  );
}

/** The song that was registered last, there to be heard: it says more than a picture would. */
function Newest({ track }: { readonly track: TrackView }) {
  const t = useTranslations('catalogue.welcome');
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-14 text-soft">
        <span>{t('newest')}</span>
        <Link
          href={`/tracks/${track.contentId}`}
          className="text-16 font-semibold text-ink underline-offset-4 hover:underline"
        >
          <bdi>{track.title}</bdi>
        </Link>
        <bdi>{track.artistName}</bdi>
        <span className="num sm:ml-auto">
          {track.registrationCode} · <Time at={track.registeredAt} />
        </span>
      </p>
      <Player
        title={track.title}
        url={track.audio?.url ?? null}
        peaks={track.audio?.peaks ?? null}
        durationMs={track.durationMs}
        height={96}
      />
    </div>
  );
}
