'use client';

import type { MeView } from '@musicloud/domain/status/views';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { FormError } from '../account/form-error.tsx';
import { useForm } from '../account/use-form.tsx';
import { Section } from './section.tsx';

/** Artist name and mail address. */
export function Profile({ me }: { readonly me: MeView }) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = authClient.useSession();
  const unverified = data !== null && data !== undefined && !data.user.emailVerified;
  const form = useForm<'name'>({
    check: ({ name }) => (name.trim() ? {} : { name: t('missing.name') }),
    send: ({ name }) => authClient.updateUser({ name }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: trpc.account.me.queryKey() });
      toast(t('settings.profile.saved'));
    },
  });
  return (
    <Section id="profile" title={t('settings.profile.title')}>
      <form onSubmit={form.submit} noValidate className="flex flex-col items-start gap-5">
        <TextField
          label={t('field.name')}
          name="name"
          defaultValue={me.name}
          maxLength={100}
          autoComplete="nickname"
          error={form.errors.name}
          className="w-full max-w-form"
        />
        <TextField
          label={t('field.email')}
          value={me.email}
          readOnly
          hint={t(unverified ? 'settings.profile.emailUnverified' : 'settings.profile.emailHint')}
          className="w-full max-w-form"
        />
        <FormError text={form.failure} />
        <Button type="submit" pending={form.pending}>
          {common('save')}
        </Button>
      </form>
    </Section>
  );
}
