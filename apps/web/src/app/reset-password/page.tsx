import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ResetForm } from '../../features/account/reset-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  // The token stands in the address: it must not travel to another site with a link.
  return { title: (await getTranslations('account.reset'))('title'), referrer: 'no-referrer' };
}

export default async function ResetPasswordPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ token?: string; error?: string }>;
}) {
  const { token, error } = await searchParams;
  return <ResetForm token={error === undefined ? (token ?? null) : null} />;
}
