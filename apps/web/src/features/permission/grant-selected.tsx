'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/choice.tsx';
import { AlertDialog } from '../../components/dialog.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { useShare } from './terms-list.tsx';
import { whichOf } from './use-permission-actions.ts';

type Props = {
  readonly all: readonly PermissionView[];
  readonly selected: readonly PermissionView[];
  readonly onSelect: (rows: readonly PermissionView[], on: boolean) => void;
  /** Called when it is done: the buttons are gone, and the focus wants a place. */
  readonly onDone: () => void;
};

/** Selects all that can be granted, and grants what is selected, each under the terms it asks for. */
export function GrantSelected({ all, selected, onSelect, onDone }: Props) {
  const t = useTranslations('permission');
  const share = useShare();
  const [open, setOpen] = useState(false);
  const { grant, pending } = useGrantAll();
  const count = selected.length;
  const run = async () => {
    await grant(selected);
    setOpen(false);
    onSelect(selected, false);
    onDone();
  };
  return (
    <div className="mt-1 flex min-h-10 flex-wrap items-center justify-between gap-x-3 gap-y-1 lg:pl-3">
      <Checkbox
        label={<span className="text-14">{t('list.selectAll')}</span>}
        checked={count === all.length}
        onChange={(on) => onSelect(all, on)}
      />
      {count > 0 ? (
        <Button look="primary" size="sm" onClick={() => setOpen(true)}>
          {t('act.grantAll', { count })}
        </Button>
      ) : null}
      <AlertDialog
        open={open}
        onOpenChange={(next) => (pending ? undefined : setOpen(next))}
        title={t('bulk.title', { count })}
        description={t('bulk.text')}
        confirm={t('bulk.confirm', { count })}
        danger={false}
        pending={pending}
        onConfirm={() => void run()}
      >
        <ul className="max-h-64 divide-y divide-line overflow-y-auto border-y border-line">
          {selected.map((row) => (
            <li key={row.id} className="flex justify-between gap-4 py-2">
              <bdi className="min-w-0 truncate">{row.cover.title}</bdi>
              <span className="num shrink-0 text-soft">{share(row.terms.shareBps)}</span>
            </li>
          ))}
        </ul>
      </AlertDialog>
    </div>
  );
}

/** Grants one after the other: each answer stands for itself, and one that is refused stops none. */
function useGrantAll() {
  const t = useTranslations('permission.done');
  const errorText = useErrorText();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [pending, setPending] = useState(false);
  const grant = async (rows: readonly PermissionView[]) => {
    setPending(true);
    const failures: string[] = [];
    for (const row of rows) {
      const answer = { kind: 'grant' } as const;
      await client.permission.answer
        .mutate({ ...whichOf(row), seen: row.since, answer })
        .catch((error) => failures.push(errorText(error)));
    }
    await cache.invalidateQueries(trpc.permission.pathFilter());
    void cache.invalidateQueries(trpc.account.me.queryFilter());
    setPending(false);
    const granted = rows.length - failures.length;
    if (granted > 0) toast.success(t('grantAll', { count: granted }));
    const [why] = failures;
    if (why) toast.error(t('grantSome', { failed: failures.length }), { description: why });
  };
  return { grant, pending };
}
