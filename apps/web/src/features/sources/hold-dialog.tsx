'use client';

import type { AdminSourceView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { NoteDialog } from '../../components/note-dialog.tsx';

/** What an admin can do to a source. */
export type Act = 'suspend' | 'reinstate';

type Props = {
  /** The source under the act; null keeps the dialog closed. */
  readonly asked: { readonly row: AdminSourceView; readonly act: Act } | null;
  readonly pending: boolean;
  readonly error: string | null;
  readonly onClose: () => void;
  readonly onHold: (cause: string) => void;
};

/** Asks for the cause, which the creator reads as it stands. */
export function HoldDialog({ asked, pending, error, onClose, onHold }: Props) {
  const t = useTranslations('sources');
  const act = asked?.act ?? 'suspend';
  return (
    <NoteDialog
      key={asked ? `${asked.act}-${asked.row.status.contentId}` : 'closed'}
      open={asked !== null}
      onClose={onClose}
      title={t(`${act}.title`, { title: asked?.row.status.title ?? '' })}
      text={t(`${act}.text`)}
      label={t(`${act}.cause`)}
      hint={t(`${act}.hint`)}
      required={t('causeRequired')}
      confirm={t(`${act}.confirm`)}
      look={act === 'suspend' ? 'danger' : 'primary'}
      pending={pending}
      error={error}
      onConfirm={onHold}
    />
  );
}
