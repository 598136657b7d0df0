'use client';

import { type ReactNode, useCallback } from 'react';
import { Note } from '../../components/note.tsx';
import { Refused } from '../../components/refused.tsx';
import { type AuthError, useAuthErrorText } from '../../lib/auth-errors.ts';

/** Why the whole form was refused; read at once. */
export function FormError({ text }: { readonly text: ReactNode }) {
  return (
    <div role="alert" className="empty:hidden">
      {!text ? null : <Note tone="danger">{text}</Note>}
    </div>
  );
}

/** Turns a refusal of the account service into what its form shows, with the time to wait when there is one. */
export function useFailure(): (error: AuthError) => ReactNode {
  const textOf = useAuthErrorText();
  return useCallback(
    (error) => (
      <Refused
        // Each refusal has a clock of its own.
        key={Date.now()}
        text={textOf(error)}
        waitMs={(error.details?.retryAfter ?? 0) * 1000}
      />
    ),
    [textOf],
  );
}
