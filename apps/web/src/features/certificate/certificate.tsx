'use client';

import type { SignedCertificate } from '@musicloud/domain/permission/certificate';
import type { PermissionView } from '@musicloud/domain/permission/views';
import { Download, Printer } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button.tsx';
import { markOf } from '../permission/mark.ts';
import { CertificateSheet } from './certificate-sheet.tsx';
import { saveCertificate } from './save.ts';

type Props = { readonly signed: SignedCertificate; readonly permission: PermissionView };

/** The certificate of one permission, and what one can do with it: take it along, print it, have it checked. */
export function CertificatePage({ signed, permission }: Props) {
  const t = useTranslations('certificate');
  const marks = {
    content: markOf(permission.cover.audio),
    original: markOf(permission.original.audio),
  };
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Button look="primary" onClick={() => saveCertificate(signed)}>
          <Download aria-hidden className="size-4" />
          {t('save')}
        </Button>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden className="size-4" />
          {t('print')}
        </Button>
      </div>
      <CertificateSheet certificate={signed.certificate} marks={marks} />
      <p className="max-w-read text-14 text-soft print:hidden">
        {t.rich('howToVerify', {
          verify: (words) => (
            <Link href="/certificates/verify" className="link">
              {words}
            </Link>
          ),
          keys: (words) => (
            <a href={signed.keys} className="link">
              {words}
            </a>
          ),
        })}
      </p>
    </div>
  );
}
