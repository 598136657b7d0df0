'use client';

import type { StandingView } from '@musicloud/domain/permission/views';
import type { TrackView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { AnswerMark } from '../standing/answer-mark.tsx';
import { useTermsWords } from '../standing/use-terms-words.ts';

/** What its author says in advance to whoever wants to use a song, before they begin. */
export function TermsOfUse({ track }: { readonly track: TrackView }) {
  const t = useTranslations('standing.track');
  const status = useTranslations('status');
  const { standing } = track;
  // Of a cover or derivative its creator has a say in the sound alone.
  const soundOnly = !standing.some(({ use }) => use === 'plain_cover');
  const { society } = track.credits;
  const said = standing.some(({ answer }) => answer === 'grant' || answer === 'never');
  return (
    <section aria-labelledby="terms-of-use" className="flex flex-col gap-3">
      <h2 id="terms-of-use" className="text-20">
        {t(soundOnly ? 'sound' : 'title')}
      </h2>
      {said ? (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {standing.map((one) => (
            <Answer key={one.use} standing={one} />
          ))}
        </ul>
      ) : (
        <p className="text-14 text-soft">{t('allAsk')}</p>
      )}
      {soundOnly ? <p className="text-14 text-soft">{t('soundText')}</p> : null}
      {society === 'none' || soundOnly ? null : (
        <p className="text-14 text-soft">
          {t('society', { society: status(`society.${society}`) })}
        </p>
      )}
      {said ? <p className="text-14 text-faint">{t('note')}</p> : null}
    </section>
  );
}

function Answer({ standing: { use, answer, terms } }: { readonly standing: StandingView }) {
  const t = useTranslations('standing.track');
  const name = useTranslations('standing.use');
  const words = useTermsWords();
  return (
    <li className="flex flex-col gap-0.5 py-2.5 text-14">
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-semibold">{name(use)}</span>
        <span className="flex items-center gap-1.5">
          <AnswerMark answer={answer} />
          {t(`answer.${answer}`)}
        </span>
      </span>
      {answer === 'grant' ? (
        <span className="text-soft">
          <bdi>{words(terms)}</bdi>
        </span>
      ) : null}
    </li>
  );
}
