'use client';

import type { PermissionAction, PermissionView } from '@musicloud/domain/permission/views';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { Button } from '../../components/button.tsx';
import { useKeys } from '../../lib/use-keys.ts';
import { ActDialogs } from './act-dialogs.tsx';
import { type Asked, useActs } from './use-acts.ts';

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
      {can('reply') ? (
        <Button ref={primary} look="primary" onClick={() => acts.ask('reply')} {...hint('a')}>
          {t(permission.reply ? 'replyAgain' : 'reply')} <Key shown={keys}>a</Key>
        </Button>
      ) : null}
      {can('take_back') ? (
        <Button ref={primary} look="primary" onClick={() => acts.ask('take_back')} {...hint('a')}>
          {t('take_back')} <Key shown={keys}>a</Key>
        </Button>
      ) : null}
      {can('extend') ? (
        <Button ref={primary} onClick={() => acts.ask('extend')} {...hint('a')}>
          {t('extend')} <Key shown={keys}>a</Key>
        </Button>
      ) : null}
      {can('ask_extension') ? (
        <Button ref={primary} onClick={() => acts.ask('ask_extension')} {...hint('a')}>
          {t('ask_extension')} <Key shown={keys}>a</Key>
        </Button>
      ) : null}
      {can('revoke') ? (
        <Button look="quiet" className="text-danger!" onClick={() => acts.ask('revoke')}>
          {t('revoke')}
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
