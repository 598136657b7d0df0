'use client';

import type { Terms } from '@musicloud/domain/permission/terms';
import type { PermissionView } from '@musicloud/domain/permission/views';
import { useNow, useTranslations } from 'next-intl';
import { type RefObject, useId, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError, TextArea, TextField } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { formOf, most, type TermsForm, type TermsProblem, termsOf, territories } from './terms.ts';
import { useTerritory } from './terms-list.tsx';

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** What the form begins with. */
  readonly terms: PermissionView['terms'];
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly pending: boolean;
  /** Why the last try was refused; what was written is kept. */
  readonly error: string | null;
  readonly onSend: (terms: Terms) => void;
};

/** Writes terms: an author's other ones, or those somebody asks again on. Each opening begins anew. */
export function TermsDialog({ open, onClose, terms, pending, onSend, ...shown }: Props) {
  const common = useTranslations('common');
  const id = useId();
  const share = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next || pending ? undefined : onClose())}
      title={shown.title}
      description={shown.text}
      width="md"
      initialFocus={share}
      actions={
        <>
          <Button look="quiet" onClick={onClose} disabled={pending}>
            {common('cancel')}
          </Button>
          <Button type="submit" form={id} look="primary" pending={pending}>
            {shown.confirm}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        share={share}
        terms={terms}
        onSend={(said) => (pending ? null : onSend(said))}
      />
      <div role="alert" className="empty:hidden">
        {shown.error ? <FieldError>{shown.error}</FieldError> : null}
      </div>
    </Dialog>
  );
}

type FormProps = Pick<Props, 'terms' | 'onSend'> & Pick<FieldsProps, 'id' | 'share'>;

function Form({ id, share, terms, onSend }: FormProps) {
  // The note on the table is the other side's; one's own begins empty.
  const [form, setForm] = useState(() => ({ ...formOf(terms), note: '' }));
  const [problems, setProblems] = useState<readonly TermsProblem[]>([]);
  const send = () => {
    const said = termsOf(form, new Date());
    if ('terms' in said) return onSend(said.terms);
    setProblems(said.problems);
    document.getElementById(`${id}-${said.problems[0]}`)?.focus();
  };
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Fields
        id={id}
        share={share}
        form={form}
        problems={problems}
        onChange={(patch) => {
          setForm({ ...form, ...patch });
          setProblems([]);
        }}
      />
    </form>
  );
}

type FieldsProps = {
  readonly id: string;
  readonly share: RefObject<HTMLInputElement | null>;
  readonly form: TermsForm;
  readonly problems: readonly TermsProblem[];
  readonly onChange: (patch: Partial<TermsForm>) => void;
};

function Fields({ id, share, form, problems, onChange }: FieldsProps) {
  const t = useTranslations('permission');
  const nameOf = useTerritory();
  const today = formDay(useNow());
  const known = territories.some((one) => one === form.territory);
  const options = [...territories, ...(known ? [] : [form.territory])].map((value) => ({
    value: String(value),
    label: nameOf(value),
  }));
  const wrong = (problem: TermsProblem, length = 0, max = 0) =>
    problems.includes(problem) ? t(`form.problem.${problem}`, { length, max }) : null;
  return (
    <>
      <TextField
        id={`${id}-share`}
        ref={share}
        label={t('form.share')}
        hint={t('terms.honest')}
        error={wrong('share')}
        inputMode="decimal"
        autoComplete="off"
        value={form.share}
        onChange={({ target }) => onChange({ share: target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t('form.territory')}
          value={form.territory}
          options={options}
          onChange={(territory) => onChange({ territory })}
        />
        <TextField
          id={`${id}-ends`}
          type="date"
          label={t('form.ends')}
          optional
          error={wrong('ends')}
          min={today}
          value={form.lastDay}
          onChange={({ target }) => onChange({ lastDay: target.value })}
        />
      </div>
      <p className="-mt-2 text-14 text-faint">{t('form.endsHint')}</p>
      <TextField
        id={`${id}-credit`}
        label={t('form.credit')}
        optional
        hint={t('form.creditHint')}
        error={wrong('credit', form.creditLine.length, most.credit)}
        autoComplete="off"
        value={form.creditLine}
        onChange={({ target }) => onChange({ creditLine: target.value })}
      />
      <TextArea
        id={`${id}-note`}
        label={t('form.note')}
        optional
        rows={2}
        error={wrong('note', form.note.length, most.note)}
        value={form.note}
        onChange={({ target }) => onChange({ note: target.value })}
      />
    </>
  );
}

/** A moment as a date field has its day. */
function formDay(now: Date): string {
  const at = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return at.toISOString().slice(0, 10);
}
