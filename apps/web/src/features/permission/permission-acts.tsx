'use client';

import type { Terms } from '@musicloud/domain/permission/terms';
import type { PermissionAction, PermissionView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { type RefObject, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useKeys } from '../../lib/use-keys.ts';
import { ActDialogs } from './act-dialogs.tsx';
import { usePermissionActions } from './use-permission-actions.ts';

/** Acts that open a window first; the others are done at once. */
export type Asked = 'offer' | 'deny' | 'withdraw' | 'ask';

/** Refusals that say that it was answered, taken back or deleted meanwhile. */
const moved: ReadonlySet<string> = new Set([
  'NOT_ASKED',
  'STILL_OPEN',
  'NOT_FOUND',
  'ALREADY_DELETED',
]);

/** One permission being acted on: which window is open, its sending, why it failed. */
export function useActs(permission: PermissionView) {
  const t = useTranslations('permission.done');
  const errorText = useErrorText();
  const acts = usePermissionActions(permission);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [opening, setOpening] = useState(0);
  const ask = (next: Asked | null) => {
    setError(null);
    setAsked(next);
    if (next) setOpening(opening + 1);
  };
  const run = async (name: PermissionAction, act: () => Promise<unknown>, inWindow: boolean) => {
    try {
      await act();
      setAsked(null);
      toast.success(t(name, { title: permission.cover.title }));
    } catch (thrown) {
      // Of what stands otherwise by now there is nothing to mend in the window.
      const over = moved.has(domainErrorOf(thrown)?.code ?? '');
      if (over) setAsked(null);
      if (inWindow && !over) setError(errorText(thrown));
      else toast.error(errorText(thrown));
    }
  };
  return {
    asked,
    /** Counts the windows opened: each begins anew. */
    opening,
    ask,
    error,
    pending: acts.pending,
    grant: () => void run('grant', acts.grant, false),
    accept: () => void run('accept', acts.accept, false),
    offer: (terms: Terms) => void run('offer', () => acts.offer(terms), true),
    deny: (reason: string) => void run('deny', () => acts.deny(reason), true),
    withdraw: () => void run('withdraw', acts.withdraw, false),
    askAgain: (terms: Terms) => void run('ask', () => acts.ask(terms), true),
    refuse: setError,
  };
}
export type Acts = ReturnType<typeof useActs>;

type Props = {
  readonly permission: PermissionView;
  /** Where the page has letters for the acts: `a` reaches for the first, `o`, `d` and `w` open the others. */
  readonly keys?: boolean;
  readonly primary?: RefObject<HTMLButtonElement | null>;
};

/** What this side can do with a permission now, the plainest first. */
export function PermissionActs({ permission, keys = false, primary }: Props) {
  const t = useTranslations('permission.act');
  const acts = useActs(permission);
  const can = (action: PermissionAction) => permission.actions.includes(action);
  const offered = permission.state === 'offered';
  const open = (action: Asked) => () => (keys && can(action) ? acts.ask(action) : undefined);
  useKeys({
    KeyA: () => (keys ? primary?.current?.focus() : undefined),
    KeyO: open('offer'),
    KeyD: open('deny'),
    KeyW: open('withdraw'),
  });
  const hint = (key: string) => (keys ? { 'aria-keyshortcuts': key } : {});
  return (
    <>
      {can('grant') ? (
        <Button
          ref={primary}
          look="primary"
          pending={acts.pending}
          onClick={acts.grant}
          {...hint('a')}
        >
          {t('grant')} <Key shown={keys}>a</Key>
        </Button>
      ) : null}
      {can('accept') ? (
        <Button
          ref={primary}
          look="primary"
          pending={acts.pending}
          onClick={acts.accept}
          {...hint('a')}
        >
          {t('accept')} <Key shown={keys}>a</Key>
        </Button>
      ) : null}
      {can('ask') ? (
        <Button ref={primary} look="primary" onClick={() => acts.ask('ask')} {...hint('a')}>
          {t('ask')} <Key shown={keys}>a</Key>
        </Button>
      ) : null}
      {can('offer') ? (
        <Button onClick={() => acts.ask('offer')} {...hint('o')}>
          {t('offer')} <Key shown={keys}>o</Key>
        </Button>
      ) : null}
      {can('deny') ? (
        <Button onClick={() => acts.ask('deny')} {...hint('d')}>
          {t('deny')} <Key shown={keys}>d</Key>
        </Button>
      ) : null}
      {can('withdraw') ? (
        <Button onClick={() => acts.ask('withdraw')} {...hint('w')}>
          {t(offered ? 'decline' : 'withdraw')} <Key shown={keys}>w</Key>
        </Button>
      ) : null}
      <ActDialogs permission={permission} acts={acts} />
    </>
  );
}

/** A key beside its act; on a phone there are no keys. */
function Key({ shown, children }: { readonly shown: boolean; readonly children: string }) {
  if (!shown) return null;
  return (
    <kbd
      aria-hidden
      className="rounded-xs border border-current/35 px-1.25 text-12 font-normal max-lg:hidden"
    >
      {children}
    </kbd>
  );
}
