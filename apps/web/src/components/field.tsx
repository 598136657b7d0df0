'use client';

import { Field as Base } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

/** The frame every text control shares. */
export const controlClass = cx(
  'w-full rounded-md border border-edge bg-raised px-3 text-16 text-ink transition-colors',
  'hover:border-soft focus:border-signal focus:outline-2 focus:-outline-offset-1 focus:outline-signal',
  'disabled:bg-sunk disabled:text-faint data-invalid:border-danger aria-invalid:border-danger',
  '[&[readonly]]:bg-sunk',
);

export type FieldProps = {
  readonly label: ReactNode;
  /** What helps before typing; read with the field. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; read at once when it appears. */
  readonly error?: ReactNode;
  readonly optional?: boolean;
  /** The label stays for screen readers only. */
  readonly hideLabel?: boolean;
  readonly className?: string;
};

/** The sentence under a control that something is wrong with. */
export function FieldError({ children }: { readonly children: ReactNode }) {
  return (
    <span className="flex items-start gap-1.5 text-14 text-danger">
      <CircleAlert aria-hidden className="mt-1 size-3.5 shrink-0" />
      <span>{children}</span>
    </span>
  );
}

/** Label, control, hint and error of one form line, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  children,
}: FieldProps & { readonly children: ReactNode }) {
  const t = useTranslations('common');
  return (
    <Base.Root invalid={Boolean(error)} className={cx('flex flex-col gap-1.5', className)}>
      <Base.Label className={hideLabel ? 'sr-only' : 'text-14 font-semibold text-ink'}>
        {label}
        {optional ? <span className="ml-1.5 font-normal text-faint">{t('optional')}</span> : null}
      </Base.Label>
      {children}
      {error ? (
        <Base.Error match={true} render={<div />}>
          <FieldError>{error}</FieldError>
        </Base.Error>
      ) : null}
      {hint ? <Base.Description className="text-14 text-faint">{hint}</Base.Description> : null}
    </Base.Root>
  );
}

type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'className' | keyof FieldProps>;

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      <Base.Control {...input} className={cx(controlClass, 'h-11')} />
    </Field>
  );
}

type TextAreaProps = FieldProps & Omit<ComponentProps<'textarea'>, 'className' | keyof FieldProps>;

/** Several lines of text; grows with what is typed. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  ...area
}: TextAreaProps) {
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      <Base.Control
        render={<textarea {...area} rows={area.rows ?? 4} />}
        className={cx(controlClass, 'field-sizing-content min-h-24 resize-y py-2.5')}
      />
    </Field>
  );
}
