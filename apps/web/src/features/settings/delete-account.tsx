'use client';

import type { StatusCounts } from '@musicloud/domain/status/views';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { AlertDialog } from '../../components/dialog.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { FormError, useFailure } from '../account/form-error.tsx';
import { PasswordField } from '../account/password-field.tsx';
import { Section } from './section.tsx';

/** What hangs on the account: how many contents each part of the list counts. */
function hanging(counts: StatusCounts) {
  return {
    registered: counts.registered + counts.approved,
    waiting:
      counts.uploaded +
      counts.checking +
      counts.in_review +
      counts.more_needed +
      counts.awaiting_permission,
    drafts: counts.draft,
  };
}

function Hanging() {
  const t = useTranslations('account.settings.delete');
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.status.counts.queryOptions());
  const counts = hanging(data);
  const parts = (['registered', 'waiting', 'drafts'] as const).filter((part) => counts[part] > 0);
  return (
    <ul className="list-disc rounded-md bg-danger-tint py-3 pr-4 pl-9 text-14">
      {parts.map((part) => (
        <li key={part}>
          {t.rich(part, { n: () => <strong className="num">{counts[part]}</strong> })}
        </li>
      ))}
      <li>{t('keys')}</li>
    </ul>
  );
}

/** Ends the account: shows what goes with it, asks for the password and the name. */
export function DeleteAccount({ name }: { readonly name: string }) {
  const t = useTranslations('account.settings.delete');
  const failureOf = useFailure();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<ReactNode>(null);
  const [pending, setPending] = useState(false);
  const close = () => {
    setOpen(false);
    setPassword('');
    setFailure(null);
  };
  const remove = async () => {
    setPending(true);
    const { error } = await authClient.deleteUser({ password });
    setPending(false);
    if (error) setFailure(failureOf(error));
    else location.assign('/');
  };
  return (
    <Section id="delete" title={t('title')} text={t('text')}>
      <Button look="plain" className="self-start text-danger!" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title={t('ask')}
        description={t('askText')}
        confirm={t('confirm')}
        pending={pending}
        onConfirm={remove}
        typeName={{ name, label: t('typeName', { name }) }}
      >
        <Hanging />
        <PasswordField
          label={t('password')}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
        />
        <FormError text={failure} />
      </AlertDialog>
    </Section>
  );
}
