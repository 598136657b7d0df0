import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ForgotForm } from '../../features/account/forgot-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.forgot'))('title') };
}

export default function ForgotPasswordPage() {
  return <ForgotForm />;
}
