'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import { useTranslations } from 'next-intl';
import { AlertDialog } from '../../components/dialog.tsx';
import { NoteDialog } from '../../components/note-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { NoticeDialog } from './notice-dialog.tsx';
import { most } from './terms.ts';
import type { Acts } from './use-acts.ts';

type Props = { readonly permission: PermissionView; readonly acts: Acts };

/** The windows around the end of a permission: a notice, its answer, a later end. */
export function EndingDialogs({ permission, acts }: Props) {
  const t = useTranslations('permission');
  const name = permission.otherName;
  const close = () => acts.ask(null);
  return (
    <>
      <NoticeDialog key={`notice-${acts.opening}`} permission={permission} acts={acts} />
      <ExtendDialog key={`extend-${acts.opening}`} permission={permission} acts={acts} />
      <AlertDialog
        open={acts.asked === 'take_back'}
        onOpenChange={(open) => (open ? undefined : close())}
        title={t('takeBack.title')}
        description={t('takeBack.text', { name })}
        confirm={t('takeBack.confirm')}
        danger={false}
        pending={acts.pending}
        onConfirm={acts.takeBack}
      />
      <Words permission={permission} acts={acts} kind="reply" />
      <Words permission={permission} acts={acts} kind="ask_extension" />
    </>
  );
}

/** Words for the author: an answer to a notice, or the wish for a later end. */
function Words({ permission, acts, kind }: Props & { readonly kind: 'reply' | 'ask_extension' }) {
  const t = useTranslations('permission');
  const send = kind === 'reply' ? acts.reply : acts.askExtension;
  return (
    <NoteDialog
      key={acts.opening}
      open={acts.asked === kind}
      onClose={() => acts.ask(null)}
      title={t(`words.${kind}.title`)}
      text={t(`words.${kind}.text`, { name: permission.otherName })}
      label={t(`words.${kind}.label`)}
      hint={t(`words.${kind}.hint`)}
      required={t(`words.${kind}.missing`)}
      confirm={t(`words.${kind}.confirm`)}
      look="primary"
      pending={acts.pending}
      error={acts.error}
      onConfirm={(text) => {
        const { length } = text;
        if (length > most.reason) acts.refuse(t('deny.long', { max: most.reason, length }));
        else send(text);
      }}
    />
  );
}
