'use client';

import type { ContentView } from '@musicloud/domain/status/views';
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { domainErrorOf } from '../../lib/errors.ts';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { fields, type Problems, type Sound, toSubmission } from './form.ts';
import { useArriving } from './uploads.ts';
import type { Draft } from './use-draft.ts';
import { forgetWaiting, isWaitingHere, noteWaiting } from './waiting.ts';

/** Where submitting stands. Times are milliseconds. */
export type SubmitState =
  | { readonly kind: 'editing' }
  /** Waits for the bytes that are still on their way. */
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending'; readonly attempt: number }
  | { readonly kind: 'busy'; readonly attempt: number; readonly retryAt: number }
  /** Was busy, and will not be tried again until it is asked to. */
  | { readonly kind: 'put_off' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'decided'; readonly view: ContentView; readonly tookMs: number };

/** A check that was busy, waited for or being tried again: the form stands still, and says so. */
export function isWaiting(state: SubmitState): state is Waiting {
  return state.kind === 'busy' || (state.kind === 'sending' && state.attempt > 1);
}
export type Waiting = Extract<SubmitState, { kind: 'busy' | 'sending' }>;

/** How long to wait before the next try when the server does not say. */
const PAUSES_MS = [3000, 5000, 10_000, 20_000, 30_000] as const;

/** The pause a busy answer asks for, or our own. */
function pauseOf(error: unknown, attempt: number): number {
  const asked = domainErrorOf(error)?.details.retryAfterMs;
  const own = PAUSES_MS[Math.min(attempt, PAUSES_MS.length) - 1]!;
  return typeof asked === 'number' && asked > 0 ? Math.max(1000, asked) : own;
}

/** A page that is loaded again while it waits goes on waiting. */
const RELOADED_MS = 3000;
function startOf({ id }: Draft): SubmitState {
  if (!id || !isWaitingHere(id)) return { kind: 'editing' };
  return { kind: 'busy', attempt: 1, retryAt: Date.now() + RELOADED_MS };
}

function focusFirst(problems: Problems): void {
  const first = fields.find((field) => problems[field]);
  if (first) document.getElementById(`field-${first}`)?.focus();
}

/**
 * Submitting a draft: checks it, waits for the file, decides, and tries again by itself when the check is busy.
 * `refused`: an author never permits what is chosen, so that it is not even tried.
 */
export function useSubmit(draft: Draft, sound: Sound, refused: boolean) {
  const [state, setState] = useState<SubmitState>(() => startOf(draft));
  const [asked, setAsked] = useState(false);
  const arriving = useArriving(draft.id && `${draft.id}:`);
  /** Asked for in the middle of a try: counts unless that try goes through. */
  const putOffNext = useRef(false);
  const send = useSend(draft, sound, setState, putOffNext);
  const checked = toSubmission(draft.form, sound);
  const problems: Problems = {
    ...('problems' in checked ? checked.problems : {}),
    ...(refused ? { use: { kind: 'never' } } : {}),
  };
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
    // Another file was chosen meanwhile.
    if (arriving !== null) return setState({ kind: 'queued' });
    const timer = setTimeout(() => void send(attempt + 1), Math.max(0, retryAt - Date.now()));
    return () => clearTimeout(timer);
  }, [retryAt, attempt, arriving, send]);

  const waitingHere = isWaiting(state);
  const { id } = draft;
  useEffect(() => {
    if (!id || !waitingHere) return;
    noteWaiting(id);
    // A reload runs no clean-up: whoever goes elsewhere on the site waits no more.
    return () => forgetWaiting(id);
  }, [id, waitingHere]);

  const edit = useCallback(() => setState({ kind: 'editing' }), []);
  const putOff = () => {
    if (state.kind === 'sending') putOffNext.current = true;
    else setState({ kind: 'put_off' });
  };
  const retryNow = () => void send(attempt + 1);
  return { state, problems: shown, arriving, submit, edit, putOff, retryNow };
}

function useSend(
  draft: Draft,
  sound: Sound,
  setState: (state: SubmitState) => void,
  putOffNext: RefObject<boolean>,
) {
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
      putOffNext.current = false;
      setState({ kind: 'sending', attempt });
      const from = performance.now();
      const unsaved = await autosave.stop();
      try {
        const view = await client.content.upload.mutate({ id, submission: checked.submission });
        await forget();
        cache.setQueryData(trpc.content.get.queryKey({ id }), view);
        void cache.invalidateQueries(trpc.status.pathFilter());
        setState({ kind: 'decided', view, tookMs: performance.now() - from });
      } catch (error) {
        // What was not taken stays a draft, at the server as well as here.
        if (unsaved) autosave.push({ id, form });
        if (domainErrorOf(error)?.code !== 'COPYRIGHT_BUSY') setState({ kind: 'failed', error });
        else if (putOffNext.current) setState({ kind: 'put_off' });
        else setState({ kind: 'busy', attempt, retryAt: Date.now() + pauseOf(error, attempt) });
      } finally {
        busy.current = false;
      }
    },
    [autosave, cache, client, forget, latest, putOffNext, setState, sound, trpc],
  );
}
