'use client';

import { type Credits, creditRoles } from '@musicloud/domain/content/credits';
import type { ContentView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { bytes } from '../../lib/numbers.ts';
import { Document } from './decision.tsx';

/** What the content says of itself: the facts that were handed in. */
export function Details({
  view,
  children,
}: {
  readonly view: ContentView;
  /** The button that edits them. */
  readonly children?: ReactNode;
}) {
  const t = useTranslations('content.details');
  const status = useTranslations('status');
  const said = view.submission ?? view.form;
  if (!said) return null;
  const outside = said.outsideOriginal;
  return (
    <section aria-labelledby="details-title" className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <h2 id="details-title" className="text-20">
          {t('title')}
        </h2>
        {children}
      </div>
      <dl className="flex flex-col gap-3 text-14">
        <Fact label={t('visibility')}>{status(`visibility.${said.visibility}`)}</Fact>
        <Fact label={t('description')}>
          {said.description === '' ? (
            <span className="text-faint">{t('noDescription')}</span>
          ) : (
            <bdi className="whitespace-pre-line">{said.description}</bdi>
          )}
        </Fact>
        {view.originals.length > 0 ? (
          <Fact label={t('originals')}>
            {view.originals.map((one) => (
              <Link
                key={one.contentId}
                className="link block"
                href={one.mine ? `/my/${one.contentId}` : `/tracks/${one.contentId}`}
              >
                <bdi>{one.title}</bdi> · <bdi>{one.artistName}</bdi>
              </Link>
            ))}
          </Fact>
        ) : null}
        {outside ? (
          <Fact label={t('outside')}>
            <bdi className="block">{outside.title}</bdi>
            <span className="block text-soft">
              {t('writers')}: <bdi>{outside.writers}</bdi>
            </span>
            {outside.societyCode === '' ? null : (
              <span className="block text-soft">
                {t('societyCode')}: <bdi>{outside.societyCode}</bdi>
              </span>
            )}
          </Fact>
        ) : null}
        {view.documents.length > 0 ? (
          <Fact label={t('documents')}>
            <ul>
              {view.documents.map((one) => (
                <Document key={one.assetId} document={one} />
              ))}
            </ul>
          </Fact>
        ) : null}
        <CreditFacts credits={said.credits} />
        {view.audio ? (
          <Fact label={t('file')}>
            <bdi className="break-all">{view.audio.fileName}</bdi>
            <span className="num text-soft"> · {bytes(view.audio.sizeBytes)}</span>
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function CreditFacts({ credits }: { readonly credits: Credits }) {
  const t = useTranslations('content.details');
  const status = useTranslations('status');
  const format = useFormatter();
  const names = (role: (typeof creditRoles)[number]) =>
    credits[role].map((one) => (one.kind === 'me' ? status('me') : one.name));
  const named = creditRoles.filter((role) => credits[role].length > 0);
  const rest = creditRoles.filter((role) => credits[role].length === 0);
  return (
    <>
      {named.map((role) => (
        <Fact key={role} label={status(`credit.${role}`)}>
          <bdi>{format.list(names(role), { type: 'unit' })}</bdi>
        </Fact>
      ))}
      {rest.length > 0 ? (
        <Fact label={t('credits')}>
          <span className="text-soft">
            {named.length === 0
              ? t('noneNamed')
              : t('unnamed', {
                  roles: format.list(rest.map((role) => status(`credit.${role}`))),
                })}
          </span>
        </Fact>
      ) : null}
      <Fact label={t('society')}>{status(`society.${credits.society}`)}</Fact>
      <Fact label={t('ai')}>{status(`ai.${credits.ai}`)}</Fact>
    </>
  );
}
