'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import type { MeView } from '@musicloud/domain/status/views';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { domainErrorOf } from '../../lib/errors.ts';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { Autosave, type SaveState } from './autosave.ts';
import { type Autofilled, autofill, emptyForm, type Form, toDraft } from './form.ts';
import { newContentId } from './ids.ts';
import { forgetDraft, keepDraft } from './local-draft.ts';

/** What a form starts from: nothing, a stored draft, or what this browser kept of one. */
export type Start = {
  readonly id: ContentId | null;
  readonly form: Form | null;
  readonly autofilled: Autofilled;
  /** True when the server does not have it yet. */
  readonly unsaved: boolean;
};
type Kept = { id: ContentId; form: Form };

/** Refusals that trying again can't change: someone has to sign in, or it is no draft any more. */
const final = new Set(['UNAUTHENTICATED', 'NOT_EDITABLE', 'ID_TAKEN', 'FORBIDDEN', 'NOT_FOUND']);

function useAutosave(onSaved: (value: Kept) => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [save, setSave] = useState<SaveState>({ kind: 'idle' });
  const saved = useRef(onSaved);
  saved.current = onSaved;
  const [autosave] = useState(
    () =>
      new Autosave<Kept>({
        save: async ({ id, form }) => {
          const draft = toDraft(form);
          const status = await client.content.saveDraft.mutate({ id, form: draft });
          cache.setQueryData(trpc.content.get.queryKey({ id }), (old) =>
            old ? { ...old, status, form: draft } : old,
          );
        },
        onState: setSave,
        onSaved: (value) => saved.current(value),
        retryable: (error) => !final.has(domainErrorOf(error)?.code ?? ''),
      }),
  );
  return { autosave, save };
}

/**
 * The form as a draft from its first change: kept in this browser at once, at the server a moment later.
 * `begin` is told the id as soon as there is one, so that the address can hold it.
 */
export function useDraft(start: Start, me: MeView, begin: (id: ContentId) => void) {
  const [state, setState] = useState(() => ({
    id: start.id,
    form: start.form ?? { ...emptyForm, artistName: me.name },
    autofilled: start.form ? start.autofilled : { artistName: me.name },
  }));
  const latest = useRef(state);
  const keep = useCallback(
    (unsaved: boolean) => {
      const { id, form, autofilled } = latest.current;
      if (id) {
        keepDraft(id, {
          accountId: me.id,
          form: toDraft(form),
          autofilled,
          unsaved,
          at: Date.now(),
        });
      }
    },
    [me.id],
  );
  const { autosave, save } = useAutosave(({ form }) => {
    if (form === latest.current.form) keep(false);
  });

  const set = useCallback(
    (form: Form, autofilled: Autofilled) => {
      const fresh = latest.current.id === null;
      const id = latest.current.id ?? newContentId();
      latest.current = { id, form, autofilled };
      setState(latest.current);
      if (fresh) begin(id);
      keep(true);
      autosave.push({ id, form });
      return id;
    },
    [autosave, begin, keep],
  );
  const change = useCallback(
    (make: (form: Form) => Form) => set(make(latest.current.form), latest.current.autofilled),
    [set],
  );
  /** What a file says of itself: fills what is empty, never what was typed. */
  const suggest = useCallback(
    (found: Autofilled) => {
      const next = autofill(latest.current.form, latest.current.autofilled, found);
      return set(next.form, next.autofilled);
    },
    [set],
  );
  const forget = useCallback(async () => {
    await autosave.stop();
    if (latest.current.id) forgetDraft(latest.current.id);
  }, [autosave]);

  useEffect(() => {
    const { id, form } = latest.current;
    if (start.unsaved && id) autosave.push({ id, form });
    const flush = () => void autosave.flush();
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [autosave, start.unsaved]);

  return {
    ...state,
    save,
    latest,
    change,
    suggest,
    forget,
    flush: () => autosave.flush(),
    autosave,
  };
}
export type Draft = ReturnType<typeof useDraft>;
