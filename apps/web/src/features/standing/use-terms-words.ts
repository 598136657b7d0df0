'use client';

import type { TermsView } from '@musicloud/domain/permission/views';
import { useFormatter, useTranslations } from 'next-intl';
import { lastMoment } from '../permission/terms.ts';
import { useTerritory } from '../permission/terms-list.tsx';

/** What of terms is told in one line. */
export type ToldTerms = Pick<TermsView, 'shareBps' | 'territory' | 'endsAt' | 'creditLine'>;

/** Terms in plain words: share, where, until when, how to credit. */
export function useTermsWords(): (terms: ToldTerms) => string {
  const t = useTranslations('standing.terms');
  const format = useFormatter();
  const territory = useTerritory();
  const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const share = { style: 'percent', maximumFractionDigits: 2 } as const;
  return ({ shareBps, endsAt, creditLine, ...terms }) =>
    [
      shareBps === 0
        ? t('noShare')
        : t('share', { percent: format.number(shareBps / 10_000, share) }),
      territory(terms.territory),
      endsAt === null ? t('noEnd') : t('until', { day: format.dateTime(lastMoment(endsAt), day) }),
      ...(creditLine === '' ? [] : [t('credit', { line: creditLine })]),
    ].join(' · ');
}
