'use client';

import type { ContentView } from '@musicloud/domain/status/views';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { domainErrorOf } from '../../lib/errors.ts';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { fields, type Problems, type Sound, toSubmission } from './form.ts';
import { useArriving } from './uploads.ts';
import type { Draft } from './use-draft.ts';

/** Where submitting stands. Times are milliseconds. */
export type SubmitState =
  | { readonly kind: 'editing' }
  /** Waits for the bytes that are still on their way. */
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending'; readonly attempt: number }
  | { readonly kind: 'busy'; readonly attempt: number; readonly retryAt: number }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'decided'; readonly view: ContentView; readonly tookMs: number };

/** How long to wait before the next try when the server does not say. */
const PAUSES_MS = [3000, 5000, 10_000, 20_000, 30_000] as const;

/** The pause a busy answer asks for, or our own. */
function pauseOf(error: unknown, attempt: number): number {
  const asked = domainErrorOf(error)?.details.retryAfterMs;
  const own = PAUSES_MS[Math.min(attempt, PAUSES_MS.length) - 1]!;
  return typeof asked === 'number' && asked > 0 ? Math.max(1000, asked) : own;
}

function focusFirst(problems: Problems): void {
  const first = fields.find((field) => problems[field]);
  if (first) document.getElementById(`field-${first}`)?.focus();
}

/** Submitting a draft: checks it, waits for the file, decides, and tries again by itself when the check is busy. */
export function useSubmit(draft: Draft, sound: Sound) {
  const [state, setState] = useState<SubmitState>({ kind: 'editing' });
  const [asked, setAsked] = useState(false);
  const arriving = useArriving(draft.id && `${draft.id}:`);
  const send = useSend(draft, sound, setState);
  const checked = toSubmission(draft.form, sound);
  const problems: Problems = 'problems' in checked ? checked.problems : {};
  const shown = asked ? problems : {};

  const submit = () => {
    setAsked(true);
    if (Object.keys(problems).length > 0) return focusFirst(problems);
    if (arriving !== null) return setState({ kind: 'queued' });
    void send(1);
  };
  const waiting = state.kind === 'queued';
  useEffect(() => {
    if (!waiting || arriving !== null) return;
    // Refused on its last byte: the reason stands at its place.
    if (sound === 'missing') setState({ kind: 'editing' });
    else void send(1);
  }, [waiting, arriving, sound, send]);
  const retryAt = state.kind === 'busy' ? state.retryAt : null;
  const attempt = state.kind === 'busy' ? state.attempt : 0;
  useEffect(() => {
    if (retryAt === null) return;
    const timer = setTimeout(() => void send(attempt + 1), Math.max(0, retryAt - Date.now()));
    return () => clearTimeout(timer);
  }, [retryAt, attempt, send]);

  const edit = useCallback(() => setState({ kind: 'editing' }), []);
  return { state, problems: shown, arriving, submit, edit, retryNow: () => void send(attempt + 1) };
}

function useSend(draft: Draft, sound: Sound, setState: (state: SubmitState) => void) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const busy = useRef(false);
  const { latest, autosave, forget } = draft;
  return useCallback(
    async (attempt: number) => {
      const { id, form } = latest.current;
      const checked = toSubmission(form, sound);
      if (!id || 'problems' in checked || busy.current) return setState({ kind: 'editing' });
      busy.current = true;
      setState({ kind: 'sending', attempt });
      const from = performance.now();
      try {
        await autosave.stop();
        const view = await client.content.upload.mutate({ id, submission: checked.submission });
        await forget();
        cache.setQueryData(trpc.content.get.queryKey({ id }), view);
        void cache.invalidateQueries(trpc.status.pathFilter());
        setState({ kind: 'decided', view, tookMs: performance.now() - from });
      } catch (error) {
        // What was not taken stays a draft, at the server as well as here.
        autosave.push({ id, form });
        const again = domainErrorOf(error)?.code === 'COPYRIGHT_BUSY';
        setState(
          again
            ? { kind: 'busy', attempt, retryAt: Date.now() + pauseOf(error, attempt) }
            : { kind: 'failed', error },
        );
      } finally {
        busy.current = false;
      }
    },
    [autosave, cache, client, forget, latest, setState, sound, trpc],
  );
}
