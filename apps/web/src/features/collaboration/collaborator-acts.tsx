'use client';

import { isAuthor } from '@musicloud/domain/collaboration/collaborator';
import type { CollaboratorView } from '@musicloud/domain/collaboration/views';
import type { ContentView } from '@musicloud/domain/status/views';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { AlertDialog } from '../../components/dialog.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useCollaboration } from './use-collaboration.ts';

type Props = { readonly view: ContentView; readonly one: CollaboratorView };

/** What the uploader can do with an invitation, and a collaborator with their own part. */
export function CollaboratorActs({ view, one }: Props) {
  if (one.mine && one.state === 'accepted') return <Own view={view} one={one} />;
  if (view.creatorName === null && one.state === 'invited')
    return <Withdraw view={view} one={one} />;
  return null;
}

/** Says what went wrong, if anything did, and what was done. */
function useRun() {
  const errorText = useErrorText();
  return (act: Promise<unknown>, done: () => void) =>
    act.then(done, (error) => void toast.error(errorText(error)));
}

function Withdraw({ view, one }: Props) {
  const t = useTranslations('collaboration');
  const { withdraw } = useCollaboration(view.status.contentId);
  const run = useRun();
  return (
    <Button
      size="sm"
      className="self-start"
      aria-label={t('withdrawOf', { name: one.name })}
      pending={withdraw.isPending}
      onClick={() => void run(withdraw.run(one.id), () => toast.success(t('withdrawn')))}
    >
      {t('withdraw')}
    </Button>
  );
}

function Own({ view, one }: Props) {
  const t = useTranslations('collaboration');
  const { answer } = useCollaboration(view.status.contentId);
  const router = useRouter();
  const run = useRun();
  const [leaving, setLeaving] = useState(false);
  const represent = () =>
    run(answer.run(one.id, { kind: 'represent', represented: !one.represented }), () =>
      toast.success(t(one.represented ? 'nowYou' : 'nowUploader')),
    );
  const leave = () =>
    run(answer.run(one.id, { kind: 'leave' }), () => {
      toast.success(t('leave.done'));
      router.push('/my');
    });
  return (
    <div className="flex flex-wrap gap-2">
      {isAuthor(one) ? (
        <Button size="sm" pending={answer.isPending} onClick={() => void represent()}>
          {t(one.represented ? 'answerMyself' : 'letAnswer')}
        </Button>
      ) : null}
      <Button size="sm" onClick={() => setLeaving(true)}>
        {t('leave.act')}
      </Button>
      <AlertDialog
        open={leaving}
        onOpenChange={setLeaving}
        title={t('leave.title', { title: view.status.title })}
        description={t('leave.text')}
        confirm={t('leave.act')}
        pending={answer.isPending}
        onConfirm={() => void leave()}
      />
    </div>
  );
}
