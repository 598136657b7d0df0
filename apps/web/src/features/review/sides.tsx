'use client';

import type { AudioView, ReviewDetail } from '@musicloud/domain/status/views';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { CopyCode } from '../../components/copy-code.tsx';
import { Player } from '../../components/player.tsx';
import { Badge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { cx } from '../../lib/cx.ts';

/** Both sides, one above the other, so that their waveforms stand on the same line of time. */
export function Sides({ review: { content, creator, sides } }: { readonly review: ReviewDetail }) {
  const t = useTranslations('review.sides');
  const matches = content.decision?.matches ?? [];
  const submitted = content.timeline.findLast((entry) => entry.type === 'content.uploaded');
  return (
    <section className="flex flex-col gap-5">
      <h3 className="sr-only">{t('title')}</h3>
      <Side
        mine
        label={t('theirs')}
        title={content.status.title}
        artistName={content.status.artistName}
        uploader={creator.name}
        audio={content.audio}
      >
        {submitted ? (
          <span>{t.rich('submitted', { date: () => <Time at={submitted.at} show="day" /> })}</span>
        ) : null}
      </Side>
      {sides.map((side) => {
        const match = matches.find((one) => one.contentId === side.contentId);
        return (
          <Side
            key={side.contentId}
            label={t('other', { kind: match?.kind ?? 'other' })}
            title={side.title}
            artistName={side.artistName}
            uploader={side.creatorName}
            audio={side.audio}
            badge={match ? <Score kind={match.kind} score={match.score} /> : null}
          >
            <span>{t.rich('registered', { date: () => <Time at={side.since} show="day" /> })}</span>
            {side.registrationCode ? <CopyCode code={side.registrationCode} /> : null}
            {side.registrationCode ? (
              <a href={`/tracks/${side.contentId}`} target="_blank" rel="noopener" className="link">
                {t('open')}
              </a>
            ) : null}
          </Side>
        );
      })}
      {sides.length === 0 ? <p className="text-14 text-soft">{t('alone')}</p> : null}
    </section>
  );
}

/** How near the two are: the same file, or names alike by so much. */
function Score({
  kind,
  score,
}: {
  readonly kind: 'same_bytes' | 'near_name';
  readonly score: number;
}) {
  const t = useTranslations('review.sides');
  const format = useFormatter();
  const percent = format.number(score, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Badge side="you">{kind === 'same_bytes' ? t('sameBytes') : t('score', { percent })}</Badge>
  );
}

type SideProps = {
  readonly label: string;
  readonly title: string;
  readonly artistName: string;
  readonly uploader: string;
  readonly audio: AudioView | null;
  readonly mine?: boolean;
  readonly badge?: ReactNode;
  readonly children: ReactNode;
};

function Side({ label, title, artistName, uploader, audio, mine, badge, children }: SideProps) {
  const t = useTranslations('review.sides');
  const id = useId();
  return (
    <article
      aria-labelledby={id}
      className={cx(
        'flex flex-col gap-4 rounded-lg border bg-raised p-4 sm:p-5',
        mine ? 'border-other-mark' : 'border-line',
      )}
    >
      <div className="flex flex-col gap-1">
        <p className="flex min-h-6 flex-wrap items-center gap-2 text-12 font-semibold text-soft">
          {label} {badge}
        </p>
        <h4 id={id}>
          <bdi className="font-semibold">{title}</bdi>{' '}
          <span className="font-normal text-soft">– </span>
          <bdi className="font-normal text-soft">{artistName}</bdi>
        </h4>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-14 text-soft">
          <span>{t('uploader', { name: uploader })}</span>
          {children}
        </p>
      </div>
      <Player
        title={title}
        url={audio?.url ?? null}
        peaks={audio?.peaks ?? null}
        durationMs={audio?.durationMs ?? null}
        height={64}
        {...(audio ? { analysis: audio.analysis } : {})}
      />
    </article>
  );
}
