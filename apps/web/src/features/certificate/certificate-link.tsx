'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import { FileCheck } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** From a granted permission to its certificate, on both sides; nothing in any other state. */
export function CertificateLink({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('certificate');
  if (permission.state !== 'granted') return null;
  return (
    <Link
      href={`/permissions/${permission.id}/certificate`}
      className="link inline-flex min-h-6 items-center gap-1.5 text-14"
    >
      <FileCheck aria-hidden className="size-4" />
      {t('link')}
    </Link>
  );
}
