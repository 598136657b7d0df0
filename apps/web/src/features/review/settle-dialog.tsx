'use client';

import { useTranslations } from 'next-intl';
import { NoteDialog } from '../../components/note-dialog.tsx';
import type { useSettle } from './use-settle.ts';

type Props = {
  readonly settle: ReturnType<typeof useSettle>;
  readonly id: string;
  readonly title: string;
  /** It has registered originals: approving may mean waiting for their authors. */
  readonly hasOriginals: boolean;
};

const looks = { approve: 'primary', ask: 'primary', reject: 'danger' } as const;

/** Asks for the words that go with a verdict; the creator reads them as they stand. */
export function SettleDialog({ settle, id, title, hasOriginals }: Props) {
  const t = useTranslations('review');
  const verdict = settle.verdict ?? 'approve';
  const waits = verdict === 'approve' && hasOriginals;
  return (
    <NoteDialog
      key={`${id}-${settle.verdict}`}
      open={settle.verdict !== null}
      onClose={() => settle.ask(null)}
      title={t(`${verdict}.title`, { title })}
      text={waits ? t('approve.waits') : t(`${verdict}.text`)}
      label={t(`${verdict}.note`)}
      hint={t(`${verdict}.hint`)}
      required={verdict === 'approve' ? null : t('noteRequired')}
      confirm={t(`${verdict}.confirm`)}
      look={looks[verdict]}
      pending={settle.pending}
      error={settle.error}
      onConfirm={settle.send}
    />
  );
}
