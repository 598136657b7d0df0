'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { useAuthErrorText } from '../../lib/auth-errors.ts';

/** Sends the mail that confirms an address once more. */
export function ResendVerification({ email }: { readonly email: string }) {
  const t = useTranslations('account.verify');
  const textOf = useAuthErrorText();
  const [pending, setPending] = useState(false);
  const resend = async () => {
    setPending(true);
    const { error } = await authClient.sendVerificationEmail({
      email,
      callbackURL: '/verify-email',
    });
    setPending(false);
    if (error) toast.error(textOf(error));
    else toast(t('sent'));
  };
  return (
    <Button look="primary" size="lg" pending={pending} onClick={resend}>
      {t('again')}
    </Button>
  );
}
