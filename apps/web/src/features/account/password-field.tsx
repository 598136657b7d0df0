'use client';

import { Field as Base } from '@base-ui/react/field';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { IconButton } from '../../components/button.tsx';
import { controlClass, Field, type FieldProps } from '../../components/field.tsx';
import { cx } from '../../lib/cx.ts';

/** Fewest characters of a password; the account service holds the same line. */
export const PASSWORD_MIN = 10;

type Props = Pick<FieldProps, 'label' | 'hint' | 'error'> &
  Omit<ComponentProps<'input'>, 'type' | 'className' | 'title'>;

/** A password, with an eye to check what was typed. */
export function PasswordField({ label, hint, error, ...input }: Props) {
  const t = useTranslations('account.field');
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} className="w-full">
      <span className="relative flex">
        <Base.Control
          {...input}
          type={shown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          className={cx(controlClass, 'h-11 pr-12')}
        />
        <IconButton
          label={t(shown ? 'hide' : 'show')}
          aria-pressed={shown}
          size="sm"
          className="absolute top-1.5 right-1.5 text-soft!"
          onClick={() => setShown(!shown)}
        >
          {shown ? (
            <EyeOff aria-hidden className="size-4" />
          ) : (
            <Eye aria-hidden className="size-4" />
          )}
        </IconButton>
      </span>
    </Field>
  );
}
