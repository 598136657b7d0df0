import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthFrame } from '../../features/account/auth-frame.tsx';
import { nextPath } from '../../features/account/next-path.ts';
import { SignInForm } from '../../features/account/sign-in-form.tsx';
import { currentAccount } from '../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.signIn'))('title') };
}

export default async function SignInPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ next?: string }>;
}) {
  const [{ next }, me, t] = await Promise.all([
    searchParams,
    currentAccount(),
    getTranslations('account.signIn'),
  ]);
  const target = nextPath(next, '/my');
  if (me) redirect(target);
  return (
    <AuthFrame title={t('title')} text={next ? t('back') : undefined}>
      <SignInForm next={target} />
    </AuthFrame>
  );
}
