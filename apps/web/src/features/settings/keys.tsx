'use client';

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { AlertDialog, Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { Refused } from '../../components/refused.tsx';
import { Time } from '../../components/time.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { Section } from './section.tsx';

type Key = {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
};

function KeyRow({ row, onRevoke }: { readonly row: Key; readonly onRevoke: () => void }) {
  const t = useTranslations('account.settings.keys');
  const { lastUsedAt } = row;
  return (
    <li className="flex min-h-16 items-center justify-between gap-4 py-2.5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{row.name}</span>
          <code className="num font-mono text-14 text-soft">{row.start}…</code>
        </p>
        <p className="text-14 text-faint">
          {t.rich('created', { when: () => <Time at={row.createdAt} show="day" /> })}
          {' · '}
          {lastUsedAt ? t.rich('used', { when: () => <Time at={lastUsedAt} /> }) : t('unused')}
        </p>
      </div>
      <Button size="sm" aria-label={t('revokeOf', { name: row.name })} onClick={onRevoke}>
        {t('revoke')}
      </Button>
    </li>
  );
}

function useKeyChanges() {
  const t = useTranslations('account.settings.keys');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const textOf = useErrorText();
  const [made, setMade] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Key | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: trpc.account.keys.queryKey() });
  const create = useMutation(
    trpc.account.createKey.mutationOptions({
      onSuccess: ({ key }) => {
        setMade(key);
        void reload();
      },
    }),
  );
  const revoke = useMutation(
    trpc.account.revokeKey.mutationOptions({
      onSuccess: () => {
        setLeaving(null);
        toast(t('revoked'));
        void reload();
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return { made, setMade, leaving, setLeaving, create, revoke, textOf };
}

/** Keys for programs: made, shown once, seen in use, revoked. */
export function Keys() {
  const t = useTranslations('account.settings.keys');
  const missing = useTranslations('account.missing');
  const trpc = useTRPC();
  const { data: keys } = useSuspenseQuery(trpc.account.keys.queryOptions());
  const { made, setMade, leaving, setLeaving, create, revoke, textOf } = useKeyChanges();
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(name.trim() === '');
    if (name.trim() !== '') create.mutate({ name }, { onSuccess: () => setName('') });
  };
  const docs = (text: React.ReactNode) => (
    <Link href="/docs" className="link">
      {text}
    </Link>
  );
  const failure = create.error ? (
    <Refused
      key={create.submittedAt}
      text={textOf(create.error)}
      waitMs={Number(domainErrorOf(create.error)?.details.retryAfter ?? 0) * 1000}
    />
  ) : null;
  return (
    <Section id="keys" title={t('title')} text={t.rich('text', { docs })}>
      {keys.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {keys.map((row) => (
            <KeyRow key={row.id} row={row} onRevoke={() => setLeaving(row)} />
          ))}
        </ul>
      ) : (
        <p className="text-soft">{t('empty')}</p>
      )}
      <form onSubmit={submit} noValidate className="flex max-w-form flex-col items-start gap-3">
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={60}
          autoComplete="off"
          error={wrong ? missing('keyName') : failure}
          className="w-full"
        />
        <Button type="submit" pending={create.isPending}>
          {t('create')}
        </Button>
      </form>
      <Dialog
        open={made !== null}
        onOpenChange={(open) => {
          if (!open) setMade(null);
        }}
        title={t('createdTitle')}
        description={t('createdText')}
        actions={
          <Button look="primary" onClick={() => setMade(null)}>
            {t('done')}
          </Button>
        }
      >
        <div className="rounded-md bg-sunk p-3 font-mono text-14">
          <CopyCode code={made ?? ''} />
        </div>
      </Dialog>
      <AlertDialog
        open={leaving !== null}
        onOpenChange={(open) => {
          if (!open) setLeaving(null);
        }}
        title={t('revokeTitle', { name: leaving?.name ?? '' })}
        description={t('revokeText')}
        confirm={t('revoke')}
        pending={revoke.isPending}
        onConfirm={() => {
          if (leaving) revoke.mutate({ id: leaving.id });
        }}
      />
    </Section>
  );
}
