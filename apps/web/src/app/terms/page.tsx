import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LegalText } from '../../features/account/legal-text.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common.nav'))('terms') };
}

export default function TermsPage() {
  return <LegalText paper="terms" />;
}
