'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import { useTranslations } from 'next-intl';
import { AlertDialog } from '../../components/dialog.tsx';
import { NoteDialog } from '../../components/note-dialog.tsx';
import { EndingDialogs } from './ending-dialogs.tsx';
import { most } from './terms.ts';
import { TermsDialog } from './terms-dialog.tsx';
import type { Acts } from './use-acts.ts';

type Props = { readonly permission: PermissionView; readonly acts: Acts };

/** The windows of the acts: terms to write, a reason to give, a last question. */
export function ActDialogs({ permission, acts }: Props) {
  const t = useTranslations('permission');
  const { asked } = acts;
  const name = permission.otherName;
  const close = () => acts.ask(null);
  const ending = permission.state === 'offered' ? 'decline' : 'withdraw';
  const terms = asked === 'ask' ? 'again' : 'offer';
  return (
    <>
      <TermsDialog
        key={permission.id}
        open={asked === 'offer' || asked === 'ask'}
        onClose={close}
        terms={permission.terms}
        title={t(`${terms}.title`)}
        text={t(`${terms}.text`, { name })}
        confirm={t(`${terms}.confirm`)}
        pending={acts.pending}
        error={acts.error}
        onSend={asked === 'ask' ? acts.askAgain : acts.offer}
      />
      <Denial permission={permission} acts={acts} />
      <EndingDialogs permission={permission} acts={acts} />
      <AlertDialog
        open={asked === 'withdraw'}
        onOpenChange={(open) => (open ? undefined : close())}
        title={t(`${ending}.title`, { title: permission.cover.title })}
        description={t(`${ending}.text`, { name })}
        confirm={t(`${ending}.confirm`)}
        danger={false}
        pending={acts.pending}
        onConfirm={acts.withdraw}
      />
    </>
  );
}

/** A denial always says why; the other side reads it. */
function Denial({ permission, acts }: Props) {
  const t = useTranslations('permission.deny');
  const deny = (reason: string) => {
    const { length } = reason;
    if (length > most.reason) acts.refuse(t('long', { max: most.reason, length }));
    else acts.deny(reason);
  };
  return (
    <NoteDialog
      key={acts.opening}
      open={acts.asked === 'deny'}
      onClose={() => acts.ask(null)}
      title={t('title', { title: permission.cover.title })}
      text={t('text', { name: permission.otherName })}
      label={t('label')}
      hint={t('hint')}
      required={t('missing')}
      confirm={t('confirm')}
      look="danger"
      pending={acts.pending}
      error={acts.error}
      onConfirm={deny}
    />
  );
}
