'use client';

import type { Terms } from '@musicloud/domain/permission/terms';
import type { PermissionAction, PermissionView } from '@musicloud/domain/permission/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { domainErrorOf } from '../../lib/errors.ts';
import { useErrorText } from '../../lib/use-error-text.ts';
import { type Notice, usePermissionActions } from './use-permission-actions.ts';

/** Acts that open a window first; the others are done at once. */
export type Asked = Exclude<PermissionAction, 'grant' | 'accept'>;

/** Refusals that say that it was answered, taken back or deleted meanwhile. */
const moved: ReadonlySet<string> = new Set([
  'NOT_ASKED',
  'STILL_OPEN',
  'NOT_GRANTED',
  'NO_NOTICE',
  'NO_END',
  'ENDING_NOW',
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
    revoke: (notice: Notice) => void run('revoke', () => acts.revoke(notice), true),
    takeBack: () => void run('take_back', acts.takeBack, false),
    reply: (text: string) => void run('reply', () => acts.reply(text), true),
    extend: (endsAt: Date | null) => void run('extend', () => acts.extend(endsAt), true),
    askExtension: (text: string) => void run('ask_extension', () => acts.askExtension(text), true),
    askAgain: (terms: Terms) => void run('ask', () => acts.ask(terms), true),
    refuse: setError,
  };
}
export type Acts = ReturnType<typeof useActs>;
