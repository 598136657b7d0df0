'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { AuthFrame } from './auth-frame.tsx';
import { FormError } from './form-error.tsx';
import { PASSWORD_MIN, PasswordField } from './password-field.tsx';
import { useForm } from './use-form.tsx';

/** Sets the new password with the token of the mailed link; a used or old link leads to a new one. */
export function ResetForm({ token }: { readonly token: string | null }) {
  const t = useTranslations('account');
  const [done, setDone] = useState(false);
  const form = useForm<'password'>({
    check: ({ password }) =>
      password.length >= PASSWORD_MIN ? {} : { password: t('missing.short') },
    send: ({ password }) => authClient.resetPassword({ newPassword: password, token: token ?? '' }),
    onDone: () => setDone(true),
  });
  if (done) {
    return (
      <AuthFrame title={t('reset.doneTitle')} text={t('reset.doneText')}>
        <ButtonLink href="/sign-in" look="primary" size="lg">
          {t('signIn.submit')}
        </ButtonLink>
      </AuthFrame>
    );
  }
  if (token === null) {
    return (
      <AuthFrame title={t('reset.badTitle')} text={t('reset.badText')}>
        <ButtonLink href="/forgot-password" look="primary" size="lg">
          {t('reset.again')}
        </ButtonLink>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('reset.title')} text={t('reset.text')}>
      <form onSubmit={form.submit} noValidate className="flex flex-col gap-5">
        <PasswordField
          label={t('field.newPassword')}
          hint={t('field.passwordHint')}
          name="password"
          autoComplete="new-password"
          maxLength={200}
          error={form.errors.password}
        />
        <FormError text={form.failure} />
        <Button type="submit" look="primary" size="lg" pending={form.pending}>
          {t('reset.submit')}
        </Button>
      </form>
    </AuthFrame>
  );
}
