'use client';

import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import type { AuthError } from '../../lib/auth-errors.ts';
import { useFailure } from './form-error.tsx';

type Errors<Name extends string> = Partial<Record<Name, string>>;
type Answer = { readonly error: AuthError | null };

/**
 * One form of the account pages: `check` names what is wrong with each field before anything is sent, `send` sends
 * it. The first wrong field gets the focus; a refusal of the service stands above the button.
 */
export function useForm<Name extends string>({
  check,
  send,
  onDone,
}: {
  readonly check: (values: Readonly<Record<Name, string>>) => Errors<Name>;
  readonly send: (values: Readonly<Record<Name, string>>) => Promise<Answer>;
  readonly onDone: (values: Readonly<Record<Name, string>>, form: HTMLFormElement) => void;
}) {
  const failureOf = useFailure();
  const [errors, setErrors] = useState<Errors<Name>>({});
  const [failure, setFailure] = useState<ReactNode>(null);
  const [pending, setPending] = useState(false);
  const busy = useRef(false);

  const submit = useCallback(
    async (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      const form = event.currentTarget;
      if (busy.current) return;
      const values = Object.fromEntries(new FormData(form)) as Record<Name, string>;
      const wrong = check(values);
      setErrors(wrong);
      setFailure(null);
      const [first] = Object.keys(wrong);
      if (first !== undefined) {
        form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
        return;
      }
      busy.current = true;
      setPending(true);
      const answer = await send(values).catch(() => ({ error: { status: 0 } }));
      busy.current = false;
      setPending(false);
      if (answer.error) setFailure(failureOf(answer.error));
      else onDone(values, form);
    },
    [check, send, onDone, failureOf],
  );
  return { submit, errors, failure, pending };
}

/** Whether a text looks like a mail address; the service has the last word. */
export const isEmail = (value: string | undefined): boolean =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value?.trim() ?? '');
