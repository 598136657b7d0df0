import type { ObjectionDetail } from '@musicloud/domain/objection/views';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Player } from '../../components/player.tsx';
import { Time } from '../../components/time.tsx';
import { Decision, Document, Quote } from '../content/decision.tsx';
import { Details } from '../content/details.tsx';
import { Evidence } from '../objection/evidence.tsx';

type Props = { readonly report: ObjectionDetail };

/** Whoever reported it: what they claim, in their words, with what they added. */
export function Claim({ report }: Props) {
  const t = useTranslations('reports');
  const status = useTranslations('status.claim');
  return (
    <Side title={t('claimant')} tone="border-other-mark">
      <Person name={report.name} email={report.email} />
      <p className="font-semibold">{status(report.claim)}</p>
      <p className="whitespace-pre-line">
        <bdi>{report.explanation}</bdi>
      </p>
      <Evidence links={report.links} />
      {report.additions.map((one) => (
        <div key={one.at} className="flex flex-col gap-2 border-t border-line pt-3">
          <p className="text-12 text-soft">
            {t.rich('added', { when: () => <Time at={one.at} show="exact" /> })}
          </p>
          <p className="whitespace-pre-line">
            <bdi>{one.explanation}</bdi>
          </p>
          <Evidence links={one.links} />
        </div>
      ))}
    </Side>
  );
}

/** The track: its sound, who uploaded it, how it was decided, and what it says of itself. */
export function Reported({ report: { content, creator } }: Props) {
  const t = useTranslations('reports');
  const { audio, status, decision } = content;
  return (
    <Side title={t('track')} tone="border-line">
      <Person name={creator.name} email={creator.email} />
      <Player
        title={status.title}
        url={audio?.url ?? null}
        peaks={audio?.peaks ?? null}
        durationMs={audio?.durationMs ?? null}
        height={64}
        {...(audio ? { analysis: audio.analysis } : {})}
      />
      <a href={`/tracks/${status.contentId}`} className="link self-start text-14">
        {t('open')}
      </a>
      <Details view={content} />
      {decision ? <Decision decision={decision} /> : null}
    </Side>
  );
}

/** What admins ruled, and what its creator answered. */
export function Answered({ report: { reason, note, answer } }: Props) {
  const t = useTranslations('reports');
  if (reason === '' && answer === null) return null;
  return (
    <Side title={t('course')} tone="border-line">
      {reason === '' ? null : <Quote label={t('reason')}>{reason}</Quote>}
      {answer ? (
        <div className="flex flex-col gap-1">
          <p className="text-12 text-soft">
            {t.rich('answer', { when: () => <Time at={answer.at} show="exact" /> })}
          </p>
          <p className="whitespace-pre-line">
            <bdi>{answer.statement}</bdi>
          </p>
          <ul>
            {answer.documents.map((one) => (
              <Document key={one.assetId} document={one} />
            ))}
          </ul>
        </div>
      ) : null}
      {note === '' ? null : <Quote label={t('note')}>{note}</Quote>}
    </Side>
  );
}

type SideProps = { readonly title: string; readonly tone: string; readonly children: ReactNode };

function Side({ title, tone, children }: SideProps) {
  return (
    <section className={`flex flex-col gap-3 rounded-lg border bg-raised p-4 sm:p-5 ${tone}`}>
      <h3 className="text-14 font-semibold text-soft">{title}</h3>
      {children}
    </section>
  );
}

function Person({ name, email }: { readonly name: string; readonly email: string }) {
  return (
    <p className="text-14 text-soft">
      <bdi className="text-ink">{name}</bdi> (
      <a
        href={`mailto:${email.replaceAll(/[?&%#]/g, encodeURIComponent)}`}
        className="link break-all"
      >
        {email}
      </a>
      )
    </p>
  );
}
