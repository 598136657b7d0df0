'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { authClient } from '../../lib/auth-client.ts';
import { useAuthErrorText } from '../../lib/auth-errors.ts';
import { Button } from '../button.tsx';

/** Asks to confirm the mail address, for as long as it is not; everything works in the meantime. */
export function VerifyBanner() {
  const t = useTranslations('common.verifyBanner');
  const textOf = useAuthErrorText();
  const { data } = authClient.useSession();
  const [sending, setSending] = useState(false);
  if (!data || data.user.emailVerified) return null;
  const resend = async () => {
    setSending(true);
    const { error } = await authClient.sendVerificationEmail({
      email: data.user.email,
      callbackURL: '/verify-email',
    });
    setSending(false);
    if (error) toast.error(textOf(error));
    else toast(t('sent'));
  };
  return (
    <aside aria-label={t('label')} className="border-b border-line bg-sunk">
      <div className="page flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2 text-14">
        <p className="text-soft">{t('text', { email: data.user.email })}</p>
        <Button look="quiet" size="sm" pending={sending} onClick={resend} className="-ml-2.5">
          {t('resend')}
        </Button>
      </div>
    </aside>
  );
}
