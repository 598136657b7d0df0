'use client';

import type { Action, ContentView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useNow, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { Button, ButtonLink } from '../../components/button.tsx';
import { AlertDialog } from '../../components/dialog.tsx';
import { FiveStepStrip } from '../../components/five-step-strip.tsx';
import { NoteDialog } from '../../components/note-dialog.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { Day } from '../permission/when.tsx';
import { ChangeUse } from './change-use.tsx';
import { SupplyDialog } from './supply-dialog.tsx';
import { useContentActions } from './use-content-actions.ts';

type Props = {
  readonly view: ContentView;
  /** Called with the draft when the content was taken back; by default its form is opened. */
  readonly onReopened?: (view: ContentView) => void;
};

/** Where the content stands, what is waited for, and what its creator can do now. */
export function NextStep({ view, onReopened }: Props) {
  const t = useTranslations('content.act');
  const { status, nextActor, since, contentId } = view.status;
  const can = (action: Action) => view.actions.includes(action);
  return (
    <div className="flex flex-col gap-4">
      <FiveStepStrip status={status} nextActor={nextActor} since={since}>
        {can('submit') ? (
          <ButtonLink look="primary" href={`/upload?id=${contentId}`}>
            {t('submit')}
          </ButtonLink>
        ) : null}
        <AskAgain view={view} />
        {can('supply') ? <Supply view={view} /> : null}
        {can('fix') ? <Fix view={view} onReopened={onReopened} /> : null}
        {can('contest') ? <Contest view={view} /> : null}
        {can('keep') ? <Keep view={view} /> : null}
        {can('change_use') ? <ChangeUse view={view} /> : null}
        {can('withdraw') ? <Withdraw view={view} onReopened={onReopened} /> : null}
      </FiveStepStrip>
      <AdminNote view={view} />
      <PermissionNote view={view} />
      <FailedDeletion view={view} />
    </div>
  );
}

/** Where a permission has ended, the way to ask for it again. */
function AskAgain({ view: { status, permissions } }: { readonly view: ContentView }) {
  const t = useTranslations('content.act');
  const over = permissions.find(({ actions }) => actions.includes('ask'));
  if (status.status !== 'permission_ended' || status.nextActor !== 'creator' || !over) return null;
  return (
    <ButtonLink look="primary" href={`/permissions?side=requester&id=${over.id}`}>
      {t('askAgain')}
    </ButtonLink>
  );
}

/** So long before a term ends it is said beside the status, ms. */
const SOON_MS = 30 * 86_400_000;

/** A permission it stands on is about to end: until when it holds, and where one answers. */
function PermissionNote({ view: { status, permissions } }: { readonly view: ContentView }) {
  const t = useTranslations('content.step');
  const now = useNow().getTime();
  const ending = permissions.find(
    ({ state, dueAt }) =>
      dueAt && (state === 'revoking' || (state === 'granted' && Date.parse(dueAt) - now < SOON_MS)),
  );
  if (status.status !== 'registered' || !ending?.dueAt) return null;
  const at = ending.dueAt;
  return (
    <div className="rounded-md bg-you-tint px-4 py-3">
      <p>
        {t.rich(ending.state === 'revoking' ? 'noticed' : 'endsSoon', {
          when: () => <Day at={at} />,
        })}{' '}
        <Link className="link" href={`/permissions?side=requester&id=${ending.id}`}>
          {t('toPermissions')}
        </Link>
      </p>
    </div>
  );
}

function AdminNote({ view: { status, decision } }: { readonly view: ContentView }) {
  const t = useTranslations('content.step');
  const asks = status.status === 'more_needed' || status.status === 'rejected';
  if (!asks || !decision || decision.note === '') return null;
  return (
    <figure className="rounded-md bg-you-tint px-4 py-3">
      <figcaption className="text-12 text-you">{t('note')}</figcaption>
      <blockquote className="whitespace-pre-line">
        <bdi>{decision.note}</bdi>
      </blockquote>
    </figure>
  );
}

/** Why the deletion could not be done. */
function FailedDeletion({ view: { status } }: { readonly view: ContentView }) {
  const t = useTranslations('content.step');
  if (status.status !== 'deletion_failed') return null;
  return (
    <div className="rounded-md bg-you-tint px-4 py-3">
      <p>{t(status.nextActor === 'service' ? 'puttingBack' : 'putBack')}</p>
    </div>
  );
}

/** The deletion that failed is forgotten; the content stays. */
function Keep({ view }: { readonly view: ContentView }) {
  const t = useTranslations('content.act');
  const { keep } = useContentActions(view.status.contentId);
  const errorText = useErrorText();
  const run = () =>
    keep.run().then(
      () => toast.success(t('keepDone')),
      (error) => toast.error(errorText(error)),
    );
  return (
    <Button pending={keep.isPending} onClick={() => void run()}>
      {t('keep')}
    </Button>
  );
}

/** Takes it back and opens its form. */
function useReopen(view: ContentView, onReopened: Props['onReopened']) {
  const { reopen } = useContentActions(view.status.contentId);
  const router = useRouter();
  const errorText = useErrorText();
  const run = async (done?: () => void) => {
    try {
      const draft = await reopen.run();
      done?.();
      if (onReopened) onReopened(draft as ContentView);
      else router.push(`/upload?id=${view.status.contentId}`);
    } catch (error) {
      toast.error(errorText(error));
    }
  };
  return { run, pending: reopen.isPending };
}

function Fix({ view, onReopened }: Props & { onReopened: Props['onReopened'] | undefined }) {
  const t = useTranslations('content.act');
  const { run, pending } = useReopen(view, onReopened);
  return (
    <Button look="primary" pending={pending} onClick={() => void run()}>
      {t('fix')}
    </Button>
  );
}

function Withdraw({ view, onReopened }: Props & { onReopened: Props['onReopened'] | undefined }) {
  const t = useTranslations('content.act');
  const [open, setOpen] = useState(false);
  const { run, pending } = useReopen(view, onReopened);
  const done = () => {
    setOpen(false);
    toast.success(t('withdrawDone'));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('withdraw')}</Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t('withdrawAsk', { title: view.status.title })}
        description={t('withdrawText')}
        confirm={t('withdraw')}
        danger={false}
        pending={pending}
        onConfirm={() => void run(done)}
      />
    </>
  );
}

function Contest({ view }: { readonly view: ContentView }) {
  const t = useTranslations('content');
  const { contest } = useContentActions(view.status.contentId);
  const send = async (statement: string) => {
    await contest.run(statement);
    toast.success(t('contest.done'));
  };
  return (
    <Opened label={t('act.contest')}>
      {(open, close) => (
        <Sayable
          open={open}
          close={close}
          error={contest.error}
          pending={contest.isPending}
          send={send}
        />
      )}
    </Opened>
  );
}

/** A button and the window it opens. */
function Opened({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (open: boolean, close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      {children(open, () => setOpen(false))}
    </>
  );
}

type SayableProps = {
  readonly open: boolean;
  readonly close: () => void;
  readonly error: unknown;
  readonly pending: boolean;
  readonly send: (statement: string) => Promise<void>;
};

function Sayable({ open, close, error, pending, send }: SayableProps) {
  const t = useTranslations('content.contest');
  const errorText = useErrorText();
  return (
    <NoteDialog
      open={open}
      onClose={close}
      title={t('title')}
      text={t('text')}
      label={t('label')}
      hint={t('hint')}
      required={t('missing')}
      confirm={t('send')}
      look="primary"
      pending={pending}
      error={error ? errorText(error) : null}
      onConfirm={(statement) => void send(statement).then(close, () => {})}
    />
  );
}

function Supply({ view }: { readonly view: ContentView }) {
  const t = useTranslations('content.act');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('supply')}
      </Button>
      <SupplyDialog view={view} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
