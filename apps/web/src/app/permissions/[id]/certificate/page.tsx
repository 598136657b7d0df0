import { PermissionId } from '@musicloud/domain/shared/ids';
import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Empty } from '../../../../components/empty.tsx';
import { CertificatePage } from '../../../../features/certificate/certificate.tsx';
import { orNotFound, requireAccount, serverApi } from '../../../../trpc/server.tsx';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificate');
  return { title: t('title') };
}

/** The signed record of a granted permission, for both sides of it. */
export default async function PermissionCertificatePage({ params }: Props) {
  const parsed = PermissionId.safeParse((await params).id);
  if (!parsed.success) notFound();
  const permissionId = parsed.data;
  await requireAccount(`/permissions/${permissionId}/certificate`);
  const api = await serverApi();
  const [t, permission] = await Promise.all([
    getTranslations('certificate'),
    orNotFound(api.permission.get({ permissionId })),
  ]);
  const { side, state } = permission;
  const back = `/permissions?side=${side}&id=${permissionId}`;
  return (
    <div className="page pt-6 pb-16 print:p-0">
      <Link
        href={back}
        className="mb-3 inline-flex min-h-9 items-center gap-1.5 text-14 text-soft hover:text-ink print:hidden"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t('back')}
      </Link>
      <h1 className="mb-5 text-28">{t('title')}</h1>
      {state === 'granted' ? (
        <CertificatePage
          permission={permission}
          signed={await orNotFound(api.certificate.get({ permissionId }))}
        />
      ) : (
        <Empty title={t('none.title')} text={t('none.text')} />
      )}
    </div>
  );
}
