'use client';

import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useId, useState } from 'react';
import { cx } from '../lib/cx.ts';
import { Button, IconButton } from './button.tsx';
import { TextField } from './field.tsx';

const backdrop = cx(
  'fixed inset-0 z-40 bg-scrim transition-opacity',
  'data-starting-style:opacity-0 data-ending-style:opacity-0',
);
/** From 640 px in the middle; on a phone it stands at the foot, near the thumb. */
const sheet = cx(
  'fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] flex-col gap-4 overflow-y-auto rounded-t-lg bg-raised p-5 shadow-pop outline-none',
  'pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full',
  'sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg sm:p-6',
  'transition-[opacity,transform] data-starting-style:translate-y-4 data-starting-style:opacity-0 data-ending-style:opacity-0',
  'sm:data-starting-style:-translate-y-[48%]',
);
const widths = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-3xl' } as const;

type DialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** The buttons, the next step last. */
  readonly actions?: ReactNode;
  readonly width?: keyof typeof widths;
  /** What takes the focus when it opens; else the first that can. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
};

/** A window above the page: holds focus, closes by Escape, gives focus back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  actions,
  width = 'sm',
  initialFocus,
}: DialogProps) {
  const t = useTranslations('common');
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          className={cx(sheet, widths[width])}
          {...(initialFocus ? { initialFocus } : {})}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-20 font-semibold">{title}</Base.Title>
            <Base.Close
              render={
                <IconButton label={t('close')} size="sm" className="-mt-1 -mr-2">
                  <X aria-hidden className="size-4" />
                </IconButton>
              }
            />
          </div>
          {description ? (
            <Base.Description className="-mt-2 text-soft">{description}</Base.Description>
          ) : null}
          {children}
          {actions ? (
            <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{actions}</div>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

type AlertProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description: ReactNode;
  /** What hangs on it: shown before asking. */
  readonly children?: ReactNode;
  /** The act in its own words, for example "삭제". */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly pending?: boolean;
  readonly danger?: boolean;
  readonly width?: keyof typeof widths;
  /** When set, the person types this name before the act can be done. */
  readonly typeName?: { readonly name: string; readonly label: ReactNode };
};

/** Asks before an act that can't be taken back. Escape and "cancel" change nothing. */
export function AlertDialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  confirm,
  onConfirm,
  pending = false,
  danger = true,
  width = 'sm',
  typeName,
}: AlertProps) {
  const t = useTranslations('common');
  const form = useId();
  const [typed, setTyped] = useState('');
  const named =
    typeName === undefined ||
    typed.normalize('NFC').trim() === typeName.name.normalize('NFC').trim();
  const change = (next: boolean) => {
    if (!next) setTyped('');
    onOpenChange(next);
  };
  return (
    <BaseAlert.Root open={open} onOpenChange={change}>
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={backdrop} />
        <BaseAlert.Popup className={cx(sheet, widths[width])}>
          <BaseAlert.Title className="text-20 font-semibold">{title}</BaseAlert.Title>
          <BaseAlert.Description className="-mt-2 text-soft">{description}</BaseAlert.Description>
          {children}
          <form
            id={form}
            onSubmit={(event) => {
              event.preventDefault();
              if (named && !pending) onConfirm();
            }}
          >
            {typeName ? (
              <TextField
                label={typeName.label}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
              />
            ) : null}
          </form>
          <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <BaseAlert.Close render={<Button look="quiet">{t('cancel')}</Button>} />
            <Button
              type="submit"
              form={form}
              look={danger ? 'danger' : 'primary'}
              pending={pending}
              disabled={!named}
            >
              {confirm}
            </Button>
          </div>
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  );
}
