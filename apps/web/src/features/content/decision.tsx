import type { DecisionView, DocumentView, MatchView } from '@musicloud/domain/status/views';
import { FileText } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyCode } from '../../components/copy-code.tsx';
import { Time } from '../../components/time.tsx';
import { bytes } from '../../lib/numbers.ts';

/** A decision with its reason and all it was taken on. What approval means stands where approval is met. */
export function Decision({ decision }: { readonly decision: DecisionView }) {
  const t = useTranslations('content.decision');
  const status = useTranslations('status');
  const { outcome, rule, ruleVersion, by, note, decidedAt, sound, statement } = decision;
  // What an admin wants of the creator stands with the next step already.
  const asks = outcome === 'more_needed' || outcome === 'rejected';
  return (
    <section aria-labelledby="decision-title" className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="decision-title" className="text-20">
          {t('title')}
        </h2>
        <p>
          <strong className="font-semibold">{status(`outcome.${outcome}`)}.</strong>{' '}
          {status(`rule.${rule}`)}
        </p>
        <p className="text-14 text-soft">
          {t(by)} · <Time at={decidedAt} show="exact" /> ·{' '}
          {t('rule', { rule, version: ruleVersion })}
        </p>
      </div>
      {note === '' || asks ? null : <Quote label={t('note')}>{note}</Quote>}
      {statement ? <Quote label={t('statement')}>{statement}</Quote> : null}
      <ul className="flex flex-col gap-1 text-14 text-soft">
        <li>{status(`sound.${sound}`)}</li>
        {decision.matches.length === 0 ? <li>{t('noMatches')}</li> : null}
      </ul>
      {decision.matches.length > 0 ? (
        <Part label={t('matches')}>
          {decision.matches.map((match, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: matches kept private have no id, and the list never changes
            <Match key={index} match={match} />
          ))}
        </Part>
      ) : null}
      {decision.originals.length > 0 ? (
        <Part label={t('originals')}>
          {decision.originals.map((one) => (
            <li key={one.contentId} className="flex flex-wrap items-baseline gap-x-3 py-2">
              <Link
                className="link font-semibold"
                href={one.mine ? `/my/${one.contentId}` : `/tracks/${one.contentId}`}
              >
                <bdi>{one.title}</bdi>
              </Link>
              <bdi className="text-14 text-soft">{one.artistName}</bdi>
              {one.mine ? <span className="text-14 text-soft">{t('mine')}</span> : null}
            </li>
          ))}
        </Part>
      ) : null}
      {decision.documents.length > 0 ? (
        <Part label={t('documents')}>
          {decision.documents.map((one) => (
            <Document key={one.assetId} document={one} />
          ))}
        </Part>
      ) : null}
      {outcome === 'approved' ? (
        <p className="border-l-2 border-edge pl-3 text-14 text-soft">{status('honest')}</p>
      ) : null}
    </section>
  );
}

function Part({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3 className="text-14 font-semibold">{label}</h3>
      <ul className="mt-1 divide-y divide-line border-y border-line">{children}</ul>
    </div>
  );
}

/** Someone's own words. */
export function Quote({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <figure className="border-l-2 border-edge pl-3">
      <figcaption className="text-12 text-faint">{label}</figcaption>
      <blockquote className="whitespace-pre-line">
        <bdi>{children}</bdi>
      </blockquote>
    </figure>
  );
}

function Match({ match }: { readonly match: MatchView }) {
  const t = useTranslations('content.decision');
  const status = useTranslations('status.match');
  const format = useFormatter();
  const { contentId, title, artistName, mine, kind, score, since, registrationCode } = match;
  return (
    <li className="flex flex-col gap-0.5 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        {contentId && title ? (
          <Link
            className="link font-semibold"
            href={mine ? `/my/${contentId}` : `/tracks/${contentId}`}
          >
            <bdi>{title}</bdi>
          </Link>
        ) : (
          <span className="font-semibold">{t('private')}</span>
        )}
        {artistName ? <bdi className="text-14 text-soft">{artistName}</bdi> : null}
        {mine ? <span className="text-14 text-signal">{t('mine')}</span> : null}
      </p>
      <p className="num flex flex-wrap items-center gap-x-3 text-14 text-soft">
        <span>{status(kind)}</span>
        {score < 1 ? (
          <span>{t('score', { percent: format.number(score, { style: 'percent' }) })}</span>
        ) : null}
        <span>
          {t.rich(registrationCode ? 'sinceTime' : 'thereSince', {
            when: () => <Time at={since} show="day" />,
          })}
        </span>
        {registrationCode ? <CopyCode code={registrationCode} className="text-14" /> : null}
      </p>
    </li>
  );
}

/** A document to open in a tab of its own. */
export function Document({ document }: { readonly document: DocumentView }) {
  return (
    <li className="flex items-center gap-2 py-2 text-14">
      <FileText aria-hidden className="size-4 shrink-0 text-faint" />
      <a className="link min-w-0 truncate" href={document.url} target="_blank" rel="noopener">
        <bdi>{document.fileName}</bdi>
      </a>
      <span className="num ml-auto shrink-0 text-12 text-faint">{bytes(document.sizeBytes)}</span>
    </li>
  );
}
