'use client';

import { Button as Base } from '@base-ui/react/button';
import { LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

/** `primary`: the one next step of a place. `danger`: destroys something. `quiet`: no frame until touched. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const looks: Record<ButtonLook, string> = {
  primary: 'bg-signal text-on-signal hover:bg-signal-strong active:bg-signal-strong',
  plain: 'border border-edge bg-raised text-ink hover:bg-hover active:bg-line',
  quiet: 'text-ink hover:bg-hover active:bg-line',
  danger: 'bg-danger-fill text-on-danger hover:bg-danger-strong active:bg-danger-strong',
};
const sizes: Record<ButtonSize, string> = {
  sm: 'h-8 gap-1.5 rounded-sm px-2.5 text-14',
  md: 'h-10 gap-2 rounded-md px-4 text-14',
  lg: 'h-12 gap-2 rounded-md px-5 text-16',
};

/** The classes of a button, for the few places that render another element. */
export function buttonClass(look: ButtonLook = 'plain', size: ButtonSize = 'md'): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-semibold',
    'transition-colors disabled:opacity-55 data-disabled:opacity-55 aria-disabled:opacity-55',
    looks[look],
    sizes[size],
  );
}

type Look = { readonly look?: ButtonLook; readonly size?: ButtonSize };
export type ButtonProps = Omit<ComponentProps<typeof Base>, 'className'> &
  Look & { readonly className?: string; readonly pending?: boolean };

/** A button. `pending` keeps its width and focus, turns a mark, and takes no second press. */
export function Button({ look, size, pending = false, className, children, ...rest }: ButtonProps) {
  return (
    <Base
      type="button"
      focusableWhenDisabled={pending}
      {...rest}
      disabled={pending || rest.disabled}
      aria-busy={pending || undefined}
      className={cx(buttonClass(look, size), className)}
    >
      {pending ? <LoaderCircle aria-hidden className="working size-4" /> : null}
      {children}
    </Base>
  );
}

type LinkProps = Omit<ComponentProps<typeof Link>, 'className'> &
  Look & { readonly className?: string; readonly children: ReactNode };

/** A link that looks like a button: it leads somewhere, so it stays a link. */
export function ButtonLink({ look, size, className, ...rest }: LinkProps) {
  return <Link {...rest} className={cx(buttonClass(look, size), className)} />;
}

type IconProps = Omit<ButtonProps, 'aria-label' | 'children'> & {
  /** What it does: its name for screen readers and its tooltip. */
  readonly label: string;
  readonly children: ReactNode;
};

/** A square button of one icon; 40 px, 32 px when small. */
export function IconButton({ label, look = 'quiet', size = 'md', className, ...rest }: IconProps) {
  const square = size === 'sm' ? 'w-8 px-0!' : size === 'lg' ? 'w-12 px-0!' : 'w-10 px-0!';
  return (
    <Button
      {...rest}
      look={look}
      size={size}
      aria-label={label}
      title={label}
      className={cx(square, className)}
    />
  );
}
