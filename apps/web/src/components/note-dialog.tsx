'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button, type ButtonLook } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { FieldError, TextArea } from './field.tsx';

/** Longest note the procedures take, in characters. */
const MOST_LETTERS = 2000;

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly hint?: string;
  /** The sentence when it is left empty; null when it may be. */
  readonly required: string | null;
  readonly confirm: string;
  readonly look: ButtonLook;
  readonly pending: boolean;
  /** Why the last try failed; what was written is kept. */
  readonly error: string | null;
  readonly onConfirm: (note: string) => void;
};

/**
 * An act that takes words with it, which another person will read. Ctrl or Command with Enter sends.
 * Give it a `key` by what it is about, so that one note never appears under another.
 */
export function NoteDialog({ open, onClose, required, pending, onConfirm, ...shown }: Props) {
  const t = useTranslations('common');
  const form = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const send = () => {
    if (pending) return;
    if (required === null || note.trim() !== '') return onConfirm(note.trim());
    setMissing(true);
    area.current?.focus();
  };
  const sendByKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next || pending ? undefined : onClose())}
      title={shown.title}
      description={shown.text}
      width="md"
      initialFocus={area}
      actions={
        <>
          <Button look="quiet" onClick={onClose} disabled={pending}>
            {t('cancel')}
          </Button>
          <Button type="submit" form={form} look={shown.look} pending={pending}>
            {shown.confirm}
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
        <TextArea
          ref={area}
          label={shown.label}
          hint={shown.hint}
          error={missing ? required : null}
          required={required !== null}
          maxLength={MOST_LETTERS}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
            setMissing(false);
          }}
          onKeyDown={sendByKeys}
        />
        <div role="alert">{shown.error ? <FieldError>{shown.error}</FieldError> : null}</div>
      </form>
    </Dialog>
  );
}
