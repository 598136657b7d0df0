'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { FormError } from './form-error.tsx';
import { PasswordField } from './password-field.tsx';
import { isEmail, useForm } from './use-form.tsx';

/** Signs in and goes to `next` with a full load, so that nothing of a former account stays in memory. */
export function SignInForm({ next }: { readonly next: string }) {
  const t = useTranslations('account');
  const form = useForm<'email' | 'password'>({
    check: ({ email, password }) => ({
      ...(isEmail(email) ? {} : { email: t('missing.email') }),
      ...(password ? {} : { password: t('missing.password') }),
    }),
    send: ({ email, password }) => authClient.signIn.email({ email: email.trim(), password }),
    onDone: () => location.assign(next),
  });
  return (
    <>
      <form onSubmit={form.submit} noValidate className="flex flex-col gap-5">
        <TextField
          label={t('field.email')}
          name="email"
          type="email"
          autoComplete="username"
          error={form.errors.email}
        />
        <PasswordField
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          error={form.errors.password}
        />
        <FormError text={form.failure} />
        <Button type="submit" look="primary" size="lg" pending={form.pending}>
          {t('signIn.submit')}
        </Button>
      </form>
      <div className="flex flex-col gap-2 text-14 text-soft">
        <p>
          <Link href="/forgot-password" className="link">
            {t('signIn.forgot')}
          </Link>
        </p>
        <p>
          {t.rich('signIn.new', {
            link: (text) => (
              <Link href={`/sign-up?next=${encodeURIComponent(next)}`} className="link">
                {text}
              </Link>
            ),
          })}
        </p>
      </div>
    </>
  );
}
