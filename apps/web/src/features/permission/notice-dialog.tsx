'use client';

import { statedCauses } from '@musicloud/domain/permission/permission';
import type { PermissionView } from '@musicloud/domain/permission/views';
import { useQuery } from '@tanstack/react-query';
import { useNow, useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { RadioGroup } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError, TextArea } from '../../components/field.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { most } from './terms.ts';
import type { Acts } from './use-acts.ts';
import type { Notice } from './use-permission-actions.ts';
import { Day } from './when.tsx';

type Props = { readonly permission: PermissionView; readonly acts: Acts };

/** Ends what was granted: for which cause, in what words, and what happens when. */
export function NoticeDialog({ permission, acts }: Props) {
  const t = useTranslations('permission.revoke');
  const common = useTranslations('common');
  const form = useId();
  const open = acts.asked === 'revoke';
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next || acts.pending ? undefined : acts.ask(null))}
      title={t('title', { title: permission.cover.title })}
      description={t('text', { name: permission.otherName })}
      width="md"
      actions={
        <>
          <Button look="quiet" onClick={() => acts.ask(null)} disabled={acts.pending}>
            {common('cancel')}
          </Button>
          <Button type="submit" form={form} look="danger" pending={acts.pending}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      {open ? <Form id={form} permission={permission} acts={acts} /> : null}
    </Dialog>
  );
}

function Form({ id, permission, acts }: Props & { readonly id: string }) {
  const t = useTranslations('permission');
  const name = useTranslations('status.cause');
  const [cause, setCause] = useState<Notice['cause'] | ''>('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const send = () => {
    setTried(true);
    if (cause === '')
      return document
        .getElementById(`${id}-cause`)
        ?.querySelector<HTMLElement>('[role=radio]')
        ?.focus();
    if (note.trim() === '') return area.current?.focus();
    if (!acts.pending) acts.revoke({ cause, note: note.trim() });
  };
  const causes = statedCauses.map((value) => ({
    value,
    label: name(value),
    hint: t(`cause.${value}`),
  }));
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
      <div id={`${id}-cause`}>
        <RadioGroup<Notice['cause'] | ''>
          label={t('revoke.cause')}
          value={cause}
          options={causes}
          onChange={setCause}
          shape="cards"
          error={tried && cause === '' ? t('revoke.causeMissing') : null}
        />
      </div>
      <TextArea
        ref={area}
        label={t('revoke.note')}
        hint={t('revoke.noteHint', { name: permission.otherName })}
        error={tried && note.trim() === '' ? t('revoke.noteMissing') : null}
        required
        maxLength={most.reason}
        rows={3}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Follows permission={permission} />
      <div role="alert" className="empty:hidden">
        {acts.error ? <FieldError>{acts.error}</FieldError> : null}
      </div>
    </form>
  );
}

/** What happens, step by step, and on which day. */
function Follows({ permission: { otherName, terms } }: Pick<Props, 'permission'>) {
  const t = useTranslations('permission.revoke');
  const trpc = useTRPC();
  const now = useNow();
  const { data } = useQuery(trpc.permission.patience.queryOptions());
  if (!data) return null;
  const noticed = new Date(now.getTime() + data.noticeDays * 86_400_000);
  const endsAt = terms.endsAt ? new Date(terms.endsAt) : null;
  const at = endsAt && endsAt < noticed ? endsAt : noticed;
  return (
    <div className="rounded-md bg-sunk px-4 py-3 text-14">
      <p className="font-semibold">{t('follows')}</p>
      <ol className="list-decimal pl-5">
        <li>{t('first', { name: otherName })}</li>
        <li>{t.rich('then', { when: () => <Day at={at} /> })}</li>
        <li>{t('back')}</li>
      </ol>
    </div>
  );
}
