'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError, TextField } from '../../components/field.tsx';
import { formOf, termsOf } from './terms.ts';
import type { Acts } from './use-acts.ts';
import { LastDay } from './when.tsx';

type Props = { readonly permission: PermissionView; readonly acts: Acts };

/** Lets a permission hold longer: until the end of a later day, or without end. */
export function ExtendDialog({ permission, acts }: Props) {
  const t = useTranslations('permission');
  const common = useTranslations('common');
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const known = formOf(permission.terms);
  const [lastDay, setLastDay] = useState('');
  const [wrong, setWrong] = useState(false);
  const { endsAt } = permission.terms;
  const send = () => {
    const said = termsOf({ ...known, lastDay }, new Date());
    const sooner = lastDay !== '' && lastDay <= known.lastDay;
    if (!('terms' in said) || sooner) {
      setWrong(true);
      return field.current?.focus();
    }
    if (!acts.pending) acts.extend(said.terms.endsAt);
  };
  return (
    <Dialog
      open={acts.asked === 'extend'}
      onOpenChange={(next) => (next || acts.pending ? undefined : acts.ask(null))}
      title={t('extend.title')}
      description={
        endsAt ? t.rich('extend.text', { when: () => <LastDay endsAt={endsAt} /> }) : undefined
      }
      initialFocus={field}
      actions={
        <>
          <Button look="quiet" onClick={() => acts.ask(null)} disabled={acts.pending}>
            {common('cancel')}
          </Button>
          <Button type="submit" form={form} look="primary" pending={acts.pending}>
            {t('extend.confirm')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField
          ref={field}
          type="date"
          label={t('extend.label')}
          optional
          hint={t('form.endsHint')}
          min={known.lastDay}
          error={wrong ? t('extend.problem') : null}
          value={lastDay}
          onChange={({ target }) => {
            setLastDay(target.value);
            setWrong(false);
          }}
        />
        <div role="alert" className="empty:hidden">
          {acts.error ? <FieldError>{acts.error}</FieldError> : null}
        </div>
      </form>
    </Dialog>
  );
}
