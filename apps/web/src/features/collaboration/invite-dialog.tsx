'use client';

import { type CreditRole, creditRoles } from '@musicloud/domain/content/credits';
import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError, TextField } from '../../components/field.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { bpsOf } from './shares.ts';
import { useCollaboration } from './use-collaboration.ts';
import { usePercent } from './use-percent.ts';

type Props = {
  readonly view: ContentView;
  readonly open: boolean;
  readonly onClose: () => void;
};
type Problem = 'email' | 'roles' | 'share' | 'over';

/** Invites somebody with an account: what they did, and their share of the whole. */
export function InviteDialog({ view, open, onClose }: Props) {
  const t = useTranslations('collaboration');
  const common = useTranslations('common');
  const credit = useTranslations('status.credit');
  const errorText = useErrorText();
  const percent = usePercent();
  const form = useId();
  const first = useRef<HTMLInputElement>(null);
  const { invite } = useCollaboration(view.status.contentId);
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly CreditRole[]>([]);
  const [share, setShare] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const left = percent(view.shareLeft);
  const send = async () => {
    const shareBps = bpsOf(share);
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) return setProblem('email');
    if (roles.length === 0) return setProblem('roles');
    if (shareBps === null) return setProblem('share');
    if (shareBps > view.shareLeft) return setProblem('over');
    try {
      await invite.run({ email: email.trim(), roles: [...roles], shareBps });
      toast.success(t('invited'));
      onClose();
    } catch {
      // The sentence stands in the window; nothing entered is lost.
    }
  };
  const wrong = (one: Problem) => (problem === one ? t(`problem.${one}`, { left }) : null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next || invite.isPending ? undefined : onClose())}
      title={t('invite')}
      description={t('inviteText')}
      width="md"
      initialFocus={first}
      actions={
        <>
          <Button look="quiet" onClick={onClose} disabled={invite.isPending}>
            {common('cancel')}
          </Button>
          <Button type="submit" form={form} look="primary" pending={invite.isPending}>
            {t('send')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!invite.isPending) void send();
        }}
      >
        <TextField
          ref={first}
          type="email"
          label={t('email')}
          hint={t('emailHint')}
          autoComplete="off"
          error={wrong('email')}
          value={email}
          onChange={({ target }) => {
            setEmail(target.value);
            setProblem(null);
          }}
        />
        <fieldset className="flex flex-col gap-1">
          <legend className="text-14 font-semibold">{t('roles')}</legend>
          <div className="flex flex-wrap gap-x-6">
            {creditRoles.map((role) => (
              <Checkbox
                key={role}
                label={credit(role)}
                checked={roles.includes(role)}
                onChange={(checked) => {
                  setRoles(checked ? [...roles, role] : roles.filter((one) => one !== role));
                  setProblem(null);
                }}
              />
            ))}
          </div>
          <p className="text-14 text-faint">{t('rolesHint')}</p>
          <div role="alert" className="empty:hidden">
            {wrong('roles') ? <FieldError>{wrong('roles')}</FieldError> : null}
          </div>
        </fieldset>
        <TextField
          label={t('share')}
          hint={t('shareHint', { left })}
          inputMode="decimal"
          autoComplete="off"
          error={wrong('share') ?? wrong('over')}
          value={share}
          onChange={({ target }) => {
            setShare(target.value);
            setProblem(null);
          }}
        />
        <div role="alert" className="empty:hidden">
          {invite.error ? <FieldError>{errorText(invite.error)}</FieldError> : null}
        </div>
      </form>
    </Dialog>
  );
}
