'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/choice.tsx';
import { TextField } from '../../components/field.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { FormError } from './form-error.tsx';
import { PASSWORD_MIN, PasswordField } from './password-field.tsx';
import { isEmail, useForm } from './use-form.tsx';

type Fields = 'name' | 'email' | 'password' | 'consent';

function Paper({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const t = useTranslations('account.signUp');
  return (
    <a href={href} target="_blank" rel="noopener" className="link">
      {children}
      <span className="sr-only"> ({t('newTab')})</span>
    </a>
  );
}

/** Opens an account. Consent goes to the version of the terms this page showed. */
export function SignUpForm({
  next,
  termsVersion,
}: {
  readonly next: string;
  readonly termsVersion: string;
}) {
  const t = useTranslations('account');
  const language = useLocale();
  const [agreed, setAgreed] = useState(false);
  const form = useForm<Fields>({
    check: ({ name, email, password }) => ({
      ...(name.trim() ? {} : { name: t('missing.name') }),
      ...(isEmail(email) ? {} : { email: t('missing.email') }),
      ...(password.length >= PASSWORD_MIN ? {} : { password: t('missing.short') }),
      ...(agreed ? {} : { consent: t('missing.consent') }),
    }),
    send: ({ name, email, password }) =>
      authClient.signUp.email({
        name,
        email: email.trim(),
        password,
        termsVersion,
        language,
        callbackURL: '/verify-email',
      }),
    onDone: () => location.assign(next),
  });
  return (
    <>
      <form onSubmit={form.submit} noValidate className="flex flex-col gap-5">
        <TextField
          label={t('field.name')}
          hint={t('field.nameHint')}
          name="name"
          autoComplete="nickname"
          maxLength={100}
          error={form.errors.name}
        />
        <TextField
          label={t('field.email')}
          name="email"
          type="email"
          autoComplete="username"
          error={form.errors.email}
        />
        <PasswordField
          label={t('field.password')}
          hint={t('field.passwordHint')}
          name="password"
          autoComplete="new-password"
          maxLength={200}
          error={form.errors.password}
        />
        <Checkbox
          name="consent"
          checked={agreed}
          onChange={setAgreed}
          error={agreed ? null : form.errors.consent}
          label={t.rich('signUp.consent', {
            terms: (text) => <Paper href="/terms">{text}</Paper>,
            privacy: (text) => <Paper href="/privacy">{text}</Paper>,
          })}
        />
        <FormError text={form.failure} />
        <Button type="submit" look="primary" size="lg" pending={form.pending}>
          {t('signUp.submit')}
        </Button>
      </form>
      <p className="text-14 text-soft">
        {t.rich('signUp.have', {
          link: (text) => (
            <Link href={`/sign-in?next=${encodeURIComponent(next)}`} className="link">
              {text}
            </Link>
          ),
        })}
      </p>
    </>
  );
}
