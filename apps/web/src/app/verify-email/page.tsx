import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '../../components/button.tsx';
import { AuthFrame } from '../../features/account/auth-frame.tsx';
import { ResendVerification } from '../../features/account/resend-verification.tsx';
import { currentAccount } from '../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.verify'))('title') };
}

/** Where the mailed link lands after the account service has judged it. */
export default async function VerifyEmailPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ error?: string }>;
}) {
  const [{ error }, me, t] = await Promise.all([
    searchParams,
    currentAccount(),
    getTranslations('account.verify'),
  ]);
  if (error === undefined) {
    return (
      <AuthFrame title={t('doneTitle')} text={t('doneText')}>
        <ButtonLink href={me ? '/upload' : '/sign-in'} look="primary" size="lg">
          {t(me ? 'toUpload' : 'toSignIn')}
        </ButtonLink>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('badTitle')} text={t(me ? 'badText' : 'badSignedOut')}>
      {me ? (
        <ResendVerification email={me.email} />
      ) : (
        <ButtonLink href="/sign-in" look="primary" size="lg">
          {t('toSignIn')}
        </ButtonLink>
      )}
    </AuthFrame>
  );
}
