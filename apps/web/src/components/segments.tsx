'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { cx } from '../lib/cx.ts';

type Props<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
};

const segment = cx(
  'inline-flex h-9 cursor-pointer items-center whitespace-nowrap rounded-full border border-transparent px-3.5 text-14 font-semibold text-soft transition-colors',
  'not-data-checked:hover:bg-hover not-data-checked:hover:text-ink checked:border-ink checked:bg-ink checked:text-paper',
);

/** A filter of a few words in one line: one is always chosen, arrow keys move. It scrolls sideways on a phone. */
export function Segments<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: Props<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={cx('flex gap-1 overflow-x-auto p-1 -m-1 [scrollbar-width:none]', className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.label}
          className={segment}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
