import type { ReviewDetail } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';

/** What it is, who uploaded it, since when it waits, and the rule that sent it here. */
export function ReviewHeading({ review: { content, creator } }: { readonly review: ReviewDetail }) {
  const t = useTranslations('review');
  const texts = useTranslations('status');
  const { status, decision } = content;
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14 text-soft">
          <StatusBadge status={status.status} />
          <span>{texts(`type.${status.type}`)}</span>
          <span>{texts.rich('since', { when: () => <Time at={status.since} /> })}</span>
        </p>
        <h2 className="text-28">
          <bdi>{status.title}</bdi>
        </h2>
        <p className="text-16 text-soft">
          <bdi>{status.artistName}</bdi>
        </p>
      </div>
      {decision ? (
        <div className="border-l-3 border-other-mark pl-4">
          <p className="sr-only">{t('why')}</p>
          <p className="font-semibold">{t(`reason.${decision.rule}`)}</p>
          <p className="text-14 text-soft">
            {t('rule', { rule: decision.rule, version: decision.ruleVersion })}
            {' · '}
            <Time at={decision.decidedAt} show="exact" />
            {' · '}
            {t(`sound.${decision.sound}`)}
          </p>
        </div>
      ) : null}
      {decision?.statement ? (
        <div className="flex flex-col gap-1">
          <h3 className="text-14 text-soft">{t('statement')}</h3>
          <blockquote className="max-w-read whitespace-pre-line">{decision.statement}</blockquote>
        </div>
      ) : null}
      <p className="text-14 text-soft">
        {t('creator')}: <bdi className="text-ink">{creator.name}</bdi> (
        <a href={`mailto:${creator.email}`} className="link">
          {creator.email}
        </a>
        )
      </p>
    </header>
  );
}
