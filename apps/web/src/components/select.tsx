'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import type { Option } from './choice.tsx';
import { controlClass, Field, type FieldProps } from './field.tsx';
import { popupClass } from './popup.ts';

type ListProps<Value extends string> = {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly name?: string;
  readonly disabled?: boolean;
  /** Name for screen readers when no Field stands around it. */
  readonly ariaLabel?: string;
  readonly triggerClass?: string;
  /** What stands in the closed control instead of the chosen label. */
  readonly shown?: ReactNode;
};

/** The bare select: in tool bars and filters. */
export function SelectBox<Value extends string>({
  value,
  options,
  onChange,
  name,
  disabled,
  ariaLabel,
  triggerClass,
  shown,
}: ListProps<Value>) {
  const items = options.map((option) => ({ value: option.value, label: option.label }));
  return (
    <Base.Root
      items={items}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      name={name}
      disabled={disabled}
    >
      <Base.Trigger
        aria-label={ariaLabel}
        className={cx(
          controlClass,
          'flex items-center justify-between gap-2 text-left',
          triggerClass ?? 'h-11',
        )}
      >
        <span className="truncate">{shown ?? <Base.Value />}</span>
        <Base.Icon>
          <ChevronDown aria-hidden className="size-4 text-soft" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className={cx(popupClass, 'min-w-(--anchor-width) max-w-80')}>
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className="grid cursor-pointer grid-cols-[1.25rem_1fr] items-start gap-x-2 rounded-sm px-2 py-2 text-14 outline-none highlighted:bg-hover data-disabled:opacity-55"
                >
                  <span className="flex h-5.5 items-center">
                    <Base.ItemIndicator>
                      <Check aria-hidden className="size-4 text-signal" />
                    </Base.ItemIndicator>
                  </span>
                  <span className="flex flex-col">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint ? <span className="text-12 text-soft">{option.hint}</span> : null}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** One of many choices, as a form line. */
export function Select<Value extends string>({
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  ...list
}: FieldProps & ListProps<Value>) {
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      <SelectBox {...list} />
    </Field>
  );
}
