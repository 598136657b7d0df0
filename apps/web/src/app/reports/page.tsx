import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FollowReport } from '../../features/objection/follow-report.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('objection.follow');
  return { title: t('title'), robots: { index: false } };
}

/** Where whoever reported a track finds it again by its receipt. */
export default async function ReportsPage() {
  const t = await getTranslations('objection.follow');
  return (
    <div className="page pt-8 pb-16 sm:pt-10">
      <h1 className="mb-2 text-28">{t('title')}</h1>
      <p className="mb-6 max-w-read text-soft">{t('text')}</p>
      <FollowReport />
    </div>
  );
}
