import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LegalText } from '../../features/account/legal-text.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common.nav'))('privacy') };
}

export default function PrivacyPage() {
  return <LegalText paper="privacy" />;
}
