'use client';

import { type Use, usesOf } from '@musicloud/domain/content/use';
import { useTranslations } from 'next-intl';
import { RadioGroup } from '../../components/choice.tsx';
import type { Form } from './form.ts';
import type { ErrorOf } from './use-problems.ts';

type Props = {
  readonly form: Form;
  readonly errorOf: ErrorOf;
  readonly onChange: (use: Use) => void;
};

/** What was done with the original, in the words a creator knows it by. */
export function UseChoice({ form: { type, use }, errorOf, onChange }: Props) {
  const t = useTranslations('upload.use');
  const name = useTranslations('standing.use');
  const words = useTranslations('permission.useText');
  return (
    // The links that name what is missing lead here.
    <div id="field-use" tabIndex={-1} className="rounded-md">
      <RadioGroup<Use | ''>
        label={t(`label.${type}`)}
        hint={t('hint')}
        shape="cards"
        value={use ?? ''}
        error={errorOf('use')}
        options={usesOf[type].map((one) => ({
          value: one,
          label: name(one),
          hint: words(one),
        }))}
        onChange={(next) => (next === '' ? undefined : onChange(next))}
      />
    </div>
  );
}
