'use client';

import type { PermissionState } from '@musicloud/domain/permission/permission';
import type { PermissionView } from '@musicloud/domain/permission/views';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LastDay } from './when.tsx';

type Terms = PermissionView['terms'];

const titles: Readonly<Record<PermissionState, 'proposed' | 'offered' | 'granted' | 'last'>> = {
  requested: 'proposed',
  offered: 'offered',
  granted: 'granted',
  revoking: 'granted',
  denied: 'last',
  withdrawn: 'last',
  expired: 'last',
  revoked: 'last',
  ended: 'last',
};

/** A share of basis points in words: 12.5 %. */
export function useShare(): (bps: number) => string {
  const t = useTranslations('permission.terms');
  const format = useFormatter();
  return (bps) =>
    bps === 0
      ? t('shareNone')
      : format.number(bps / 10_000, { style: 'percent', maximumFractionDigits: 2 });
}

/** The name of a country in the language of the page. */
export function useTerritory(): (code: string) => string {
  const t = useTranslations('permission.terms');
  const names = new Intl.DisplayNames(useLocale(), { type: 'region', fallback: 'code' });
  return (code) => (code === 'world' ? t('world') : (names.of(code) ?? code));
}

/** The terms on the table, line by line, with what the share is and is not. */
export function TermsList({
  terms,
  state,
}: {
  readonly terms: Terms;
  readonly state: PermissionState;
}) {
  const t = useTranslations('permission.terms');
  const share = useShare();
  const territory = useTerritory();
  const { endsAt } = terms;
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t(titles[state])}</h3>
      <dl className="flex flex-col gap-2">
        <Fact label={t('share')}>
          <span className="num font-semibold">{share(terms.shareBps)}</span>
          {terms.shareBps > 0 ? (
            <span className="block text-14 text-soft">{t('honest')}</span>
          ) : null}
        </Fact>
        <Fact label={t('territory')}>{territory(terms.territory)}</Fact>
        <Fact label={t('ends')}>
          {endsAt ? t.rich('until', { when: () => <LastDay endsAt={endsAt} /> }) : t('endless')}
        </Fact>
        <Fact label={t('credit')}>
          {terms.creditLine === '' ? t('creditNone') : <bdi>{terms.creditLine}</bdi>}
        </Fact>
        {terms.note === '' ? null : (
          <Fact label={t('note')}>
            <bdi className="whitespace-pre-line">{terms.note}</bdi>
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** A name and what stands for it. */
export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
      <dt className="text-14 leading-6.5 text-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
