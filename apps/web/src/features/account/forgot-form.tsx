'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { AuthFrame } from './auth-frame.tsx';
import { FormError } from './form-error.tsx';
import { isEmail, useForm } from './use-form.tsx';

/** Asks for a link to set a new password. The answer is the same whether the address has an account or not. */
export function ForgotForm() {
  const t = useTranslations('account');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm<'email'>({
    check: ({ email }) => (isEmail(email) ? {} : { email: t('missing.email') }),
    send: ({ email }) =>
      authClient.requestPasswordReset({ email: email.trim(), redirectTo: '/reset-password' }),
    onDone: ({ email }) => setSentTo(email.trim()),
  });
  if (sentTo !== null) {
    return (
      <AuthFrame
        title={t('forgot.sentTitle')}
        text={<span role="status">{t('forgot.sentText', { email: sentTo })}</span>}
      >
        <Button look="plain" onClick={() => setSentTo(null)} className="self-start">
          {t('forgot.again')}
        </Button>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('forgot.title')} text={t('forgot.text')}>
      <form onSubmit={form.submit} noValidate className="flex flex-col gap-5">
        <TextField
          label={t('field.email')}
          name="email"
          type="email"
          autoComplete="username"
          error={form.errors.email}
        />
        <FormError text={form.failure} />
        <Button type="submit" look="primary" size="lg" pending={form.pending}>
          {t('forgot.submit')}
        </Button>
      </form>
      <p className="text-14">
        <Link href="/sign-in" className="link">
          {t('forgot.back')}
        </Link>
      </p>
    </AuthFrame>
  );
}
