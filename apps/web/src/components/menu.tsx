'use client';

import { Menu as Base } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { popupClass } from './popup.ts';

const itemClass = cx(
  'flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-14 outline-none',
  'highlighted:bg-hover data-disabled:opacity-55 current:font-semibold',
);

type MenuProps = {
  /** The button that opens it, for example `<IconButton …/>`. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly className?: string;
};

/** A menu of acts or places; arrow keys, type-ahead, Escape returns to its button. */
export function Menu({ trigger, children, align = 'end', className }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50">
          <Base.Popup className={cx(popupClass, 'min-w-52', className)}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemProps = {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
};

/** An act. */
export function MenuItem({ children, icon, danger, disabled, onClick }: ItemProps) {
  return (
    <Base.Item
      onClick={onClick}
      disabled={disabled}
      className={cx(itemClass, danger && 'text-danger')}
    >
      {icon}
      {children}
    </Base.Item>
  );
}

/** A place. */
export function MenuLink({
  href,
  icon,
  children,
}: {
  readonly href: string;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Base.LinkItem render={<Link href={href} />} closeOnClick className={itemClass}>
      {icon}
      {children}
    </Base.LinkItem>
  );
}

/** A line between groups. */
export function MenuLine() {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}

/** A group with a heading. */
export function MenuGroup({
  label,
  children,
}: {
  readonly label: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-2 pb-1 text-12 text-faint">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}
