'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/choice.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { FormError } from '../account/form-error.tsx';
import { PASSWORD_MIN, PasswordField } from '../account/password-field.tsx';
import { useForm } from '../account/use-form.tsx';
import { Section } from './section.tsx';

/** Changes the password; by default every other device is signed out with it. */
export function Password({ onChanged }: { readonly onChanged: () => void }) {
  const t = useTranslations('account');
  const [others, setOthers] = useState(true);
  const form = useForm<'current' | 'password'>({
    check: ({ current, password }) => ({
      ...(current ? {} : { current: t('missing.password') }),
      ...(password.length >= PASSWORD_MIN ? {} : { password: t('missing.short') }),
    }),
    send: async ({ current, password }) => {
      const answer = await authClient.changePassword({
        currentPassword: current,
        newPassword: password,
        revokeOtherSessions: others,
      });
      const wrong = answer.error?.code === 'INVALID_PASSWORD';
      return wrong ? { error: { status: 400, code: 'INVALID_PASSWORD' } } : answer;
    },
    onDone: (_values, element) => {
      element.reset();
      onChanged();
      toast(t('settings.password.saved'));
    },
  });
  return (
    <Section id="password" title={t('settings.password.title')}>
      <form
        onSubmit={form.submit}
        noValidate
        className="flex max-w-form flex-col items-start gap-5"
      >
        <PasswordField
          label={t('field.currentPassword')}
          name="current"
          autoComplete="current-password"
          error={form.errors.current}
        />
        <PasswordField
          label={t('field.newPassword')}
          hint={t('field.passwordHint')}
          name="password"
          autoComplete="new-password"
          maxLength={200}
          error={form.errors.password}
        />
        <Checkbox label={t('settings.password.others')} checked={others} onChange={setOthers} />
        <FormError text={form.failure} />
        <Button type="submit" pending={form.pending}>
          {t('settings.password.submit')}
        </Button>
      </form>
    </Section>
  );
}
