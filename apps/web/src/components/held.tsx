'use client';

import { createContext, type ReactNode, useContext } from 'react';

const Held = createContext(false);

/** Whether the part of a form around this stands still. */
export const useHeld = () => useContext(Held);

/**
 * A part of a form that stands still while `held`. Browsers hold their own fields by the fieldset; choices that
 * are drawn, which no browser knows, ask `useHeld`.
 */
export function HeldFields({
  held,
  className,
  children,
}: {
  readonly held: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset disabled={held} className={className}>
      <Held value={held}>{children}</Held>
    </fieldset>
  );
}
