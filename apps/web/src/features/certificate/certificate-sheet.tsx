'use client';

import type { Certificate } from '@musicloud/domain/permission/certificate';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyCode } from '../../components/copy-code.tsx';
import { Time } from '../../components/time.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { PermissionFacts } from '../permission/permission-facts.tsx';
import { Fact, TermsList } from '../permission/terms-list.tsx';

type Mark = readonly number[] | null;
type Props = {
  readonly certificate: Certificate;
  /** The marks of both songs, where the reader has them. */
  readonly marks?: { readonly content: Mark; readonly original: Mark };
};

/** A certificate as a paper: who permits whom, whose work, which rights, terms, when, by which rule, and what it is not. */
export function CertificateSheet({ certificate, marks }: Props) {
  const t = useTranslations('certificate');
  const locale = useLocale();
  const { author, requester, original, content, terms, statement } = certificate;
  return (
    <article
      aria-label={t('sheet.label')}
      className="@container flex flex-col gap-8 rounded-lg border border-line bg-raised p-5 sm:p-8 print:border-0 print:p-0"
    >
      <h2 className="sr-only">{t('sheet.label')}</h2>
      <p className="max-w-read text-20">
        {t.rich('sheet.says', {
          author: () => <Name>{author}</Name>,
          requester: () => <Name>{requester}</Name>,
        })}
      </p>
      <div className="grid gap-x-8 gap-y-4 @min-[36rem]:grid-cols-2">
        <Song label={t('sheet.original')} music={original} mark={marks?.original}>
          {original.registrationCode ? <CopyCode code={original.registrationCode} /> : null}
        </Song>
        <Song label={t('sheet.content')} music={content} mark={marks?.content} />
      </div>
      <div className="grid gap-8 @min-[36rem]:grid-cols-2">
        <PermissionFacts permission={certificate} />
        <TermsList terms={terms} state="granted" />
      </div>
      <Agreement certificate={certificate} />
      <p className="border-t border-line pt-5 text-14 text-soft">{statement[locale]}</p>
    </article>
  );
}

const Name = ({ children }: { readonly children: string }) => (
  <bdi className="font-semibold">{children}</bdi>
);

type SongProps = {
  readonly label: string;
  readonly music: { readonly title: string; readonly artistName: string };
  readonly mark: Mark | undefined;
  readonly children?: ReactNode;
};

function Song({ label, music, mark, children }: SongProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1 border-l-3 border-done-mark pl-4">
      <p className="text-12 font-semibold text-soft">{label}</p>
      <p className="text-20">
        <bdi className="font-semibold">{music.title}</bdi>
      </p>
      <p className="text-soft">
        <bdi>{music.artistName}</bdi>
      </p>
      {mark ? <Waveform mark={mark} side="done" className="my-1" /> : null}
      {children ? <div className="-ml-1 text-14">{children}</div> : null}
    </div>
  );
}

/** When it was agreed and how, and what this paper is called. */
function Agreement({ certificate }: { readonly certificate: Certificate }) {
  const t = useTranslations('certificate.sheet');
  const { grantedAt, by, permissionId, issuer, issuedAt } = certificate;
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('agreement')}</h3>
      <dl className="flex flex-col gap-2">
        <Fact label={t('grantedAt')}>
          <Time at={grantedAt} show="exact" />
        </Fact>
        <Fact label={t('rule')}>{t(`by.${by}`)}</Fact>
        <Fact label={t('number')}>
          <CopyCode code={permissionId} className="-ml-1 text-14" />
        </Fact>
        <Fact label={t('issued')}>
          <Time at={issuedAt} show="exact" />
          <span className="block text-14 break-all text-soft">{issuer}</span>
        </Fact>
      </dl>
    </section>
  );
}
