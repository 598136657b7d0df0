'use client';

import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup as BaseRadioGroup } from '@base-ui/react/radio-group';
import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from '../lib/cx.ts';
import { FieldError } from './field.tsx';
import { useHeld } from './held.tsx';

export type Option<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
};

type RadioGroupProps<Value extends string> = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly name?: string;
  readonly disabled?: boolean;
  /** `cards` gives each choice a frame and room for its hint; `inline` sets them in one line. */
  readonly shape?: 'cards' | 'inline';
};

const dot = cx(
  'mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border border-edge bg-raised',
  'checked:border-signal checked:bg-signal',
);

function Choice<Value extends string>({
  option,
  framed,
}: {
  readonly option: Option<Value>;
  readonly framed: boolean;
}) {
  const id = useId();
  const frame = cx(
    'flex cursor-pointer items-start gap-3 rounded-md transition-colors has-data-disabled:cursor-not-allowed has-data-disabled:opacity-55',
    framed
      ? 'border border-line bg-raised p-3.5 hover:border-edge has-data-checked:border-signal has-data-checked:bg-signal-tint'
      : 'min-h-8 py-1',
  );
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is its control; a press anywhere chooses it
    <label className={frame}>
      <Radio.Root
        value={option.value}
        disabled={option.disabled}
        className={dot}
        aria-labelledby={`${id}-label`}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      >
        <Radio.Indicator className="size-2 rounded-full bg-on-signal" />
      </Radio.Root>
      <span className="flex min-w-0 flex-col">
        <span id={`${id}-label`} className={cx('text-ink', framed ? 'font-semibold' : '')}>
          {option.label}
        </span>
        {option.hint ? (
          <span id={`${id}-hint`} className="text-14 text-soft">
            {option.hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}

/** One of a few choices, all visible. Arrow keys move, the group has a name. */
export function RadioGroup<Value extends string>({
  label,
  hint,
  error,
  value,
  options,
  onChange,
  name,
  disabled,
  shape = 'inline',
}: RadioGroupProps<Value>) {
  const id = useId();
  const held = useHeld();
  const layout = shape === 'cards' ? 'grid gap-2' : 'flex flex-wrap gap-x-6 gap-y-1';
  return (
    <div className="flex flex-col gap-1.5">
      <span id={`${id}-label`} className="text-14 font-semibold">
        {label}
      </span>
      <BaseRadioGroup
        value={value}
        onValueChange={(next) => onChange(next as Value)}
        name={name}
        disabled={disabled || held}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint || error ? `${id}-hint` : undefined}
        className={layout}
      >
        {options.map((option) => (
          <Choice key={option.value} option={option} framed={shape === 'cards'} />
        ))}
      </BaseRadioGroup>
      <span id={`${id}-hint`} className="text-14 text-faint empty:hidden" aria-live="polite">
        {error ? <FieldError>{error}</FieldError> : hint}
      </span>
    </div>
  );
}

type CheckboxProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly name?: string;
  readonly disabled?: boolean;
  readonly required?: boolean;
};

/** A single yes. */
export function Checkbox({ label, hint, error, checked, onChange, ...rest }: CheckboxProps) {
  const id = useId();
  const held = useHeld();
  return (
    <div className="flex flex-col gap-1">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the box inside is its control */}
      <label className="flex min-h-8 cursor-pointer items-start gap-3 py-1">
        <BaseCheckbox.Root
          {...rest}
          disabled={rest.disabled || held}
          checked={checked}
          onCheckedChange={(next) => onChange(next)}
          aria-labelledby={`${id}-label`}
          aria-describedby={hint || error ? `${id}-hint` : undefined}
          aria-invalid={error ? true : undefined}
          className={cx(
            'mt-0.5 grid size-5 shrink-0 place-items-center rounded-xs border border-edge bg-raised',
            'checked:border-signal checked:bg-signal aria-invalid:border-danger',
          )}
        >
          <BaseCheckbox.Indicator className="text-on-signal">
            <Check aria-hidden className="size-4" strokeWidth={3} />
          </BaseCheckbox.Indicator>
        </BaseCheckbox.Root>
        <span id={`${id}-label`}>{label}</span>
      </label>
      {hint || error ? (
        <span id={`${id}-hint`} className="pl-8 text-14 text-faint" aria-live="polite">
          {error ? <FieldError>{error}</FieldError> : hint}
        </span>
      ) : null}
    </div>
  );
}
