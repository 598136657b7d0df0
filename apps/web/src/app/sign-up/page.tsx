import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AuthFrame } from '../../features/account/auth-frame.tsx';
import { nextPath } from '../../features/account/next-path.ts';
import { SignUpForm } from '../../features/account/sign-up-form.tsx';
import { currentAccount, serverApi } from '../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.signUp'))('title') };
}

export default async function SignUpPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ next?: string }>;
}) {
  const [{ next }, me, locale, t, api] = await Promise.all([
    searchParams,
    currentAccount(),
    getLocale(),
    getTranslations('account.signUp'),
    serverApi(),
  ]);
  const target = nextPath(next, '/upload');
  if (me) redirect(target);
  const { termsVersion } = await api.account.legal({ locale });
  return (
    <AuthFrame title={t('title')}>
      <SignUpForm next={target} termsVersion={termsVersion} />
    </AuthFrame>
  );
}
