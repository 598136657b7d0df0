import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Verify } from '../../../features/certificate/verify.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('certificate.verify');
  return { title: t('title') };
}

/** Whether a certificate is genuine, and how what it records stands now; for anyone who was shown one. */
export default async function VerifyPage() {
  const t = await getTranslations('certificate.verify');
  return (
    <div className="page pt-8 pb-16 sm:pt-10">
      <h1 className="text-28">{t('title')}</h1>
      <p className="mt-1 mb-6 max-w-read text-soft">{t('text')}</p>
      <Verify />
    </div>
  );
}
