'use client';

import type { Certificate } from '@musicloud/domain/permission/certificate';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SideMark, sideText } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { cx } from '../../lib/cx.ts';
import type { Side } from '../../lib/status.ts';
import { CertificateSheet } from './certificate-sheet.tsx';
import type { Checked } from './use-verify.ts';

/** What a check found, in plain words: of a genuine certificate when it held and whether it holds now. */
export function Verdict({ of }: { readonly of: Checked }) {
  const t = useTranslations('certificate.verify');
  if (of.found === 'genuine') return <Genuine certificate={of.signed.certificate} now={of.now} />;
  if (of.found === 'unknown_key') {
    const { issuer } = of.signed.certificate;
    return (
      <Said side="other" title={t('unknown_key.title')}>
        <p>{t('unknown_key.text', { issuer })}</p>
      </Said>
    );
  }
  return (
    <Said side="you" title={t(`${of.found}.title`)}>
      <p>{t(`${of.found}.text`)}</p>
    </Said>
  );
}

type GenuineProps = {
  readonly certificate: Certificate;
  readonly now: Extract<Checked, { found: 'genuine' }>['now'];
};

function Genuine({ certificate, now }: GenuineProps) {
  const t = useTranslations('certificate.verify');
  const valid = now?.validity === 'valid';
  return (
    <div className="flex flex-col gap-6">
      <Said side={valid ? 'done' : 'void'} title={t(valid ? 'valid.title' : 'was.title')}>
        <p>{t.rich('issued', { when: () => <Time at={certificate.issuedAt} show="exact" /> })}</p>
        <p>
          <Now now={now} />
        </p>
      </Said>
      <CertificateSheet certificate={certificate} />
    </div>
  );
}

function Now({ now }: Pick<GenuineProps, 'now'>) {
  const t = useTranslations('certificate.verify');
  const state = useTranslations('permission.state');
  if (!now) return t('now.gone');
  if (now.validity !== 'over') return t(`now.${now.validity}`);
  return t.rich('now.over', {
    state: state(now.state),
    when: () => <Time at={now.since} show="exact" />,
  });
}

type SaidProps = { readonly side: Side; readonly title: string; readonly children: ReactNode };

function Said({ side, title, children }: SaidProps) {
  return (
    <div className="flex max-w-read flex-col gap-1">
      <h2 className={cx('flex items-center gap-2.5 text-20', sideText[side])}>
        <SideMark side={side} className="size-4!" />
        {title}
      </h2>
      {children}
    </div>
  );
}
