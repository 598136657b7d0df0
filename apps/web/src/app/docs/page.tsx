import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Reference } from '../../features/docs/reference.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('docs'))('title') };
}

export default async function DocsPage() {
  const [t, head] = await Promise.all([getTranslations('docs'), headers()]);
  return (
    <div className="page pt-10">
      <div className="mb-10 flex flex-col gap-2">
        <h1 className="text-28 sm:text-40">{t('title')}</h1>
        <p className="max-w-read text-soft">{t('text')}</p>
      </div>
      <Reference host={head.get('host') ?? 'localhost:3000'} />
    </div>
  );
}
