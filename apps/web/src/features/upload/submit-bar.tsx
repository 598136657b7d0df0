'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { cx } from '../../lib/cx.ts';
import { domainErrorOf } from '../../lib/errors.ts';
import { BusyNote } from './busy-note.tsx';
import { fields } from './form.ts';
import { SignedOut } from './interruptions.tsx';
import type { Draft } from './use-draft.ts';
import type { ErrorOf } from './use-problems.ts';
import { isWaiting, type useSubmit } from './use-submit.ts';

type Props = {
  readonly draft: Draft;
  readonly submission: ReturnType<typeof useSubmit>;
  readonly errorOf: ErrorOf;
  readonly signedOut: boolean;
  readonly onDiscard: () => void;
};

/** The foot of the form: where the draft is, what is missing, and the one button. */
export function SubmitBar({ draft, submission, errorOf, signedOut, onDiscard }: Props) {
  const t = useTranslations('upload.submit');
  const { state, arriving, submit, edit, putOff, retryNow } = submission;
  const queued = state.kind === 'queued';
  const waiting = isWaiting(state);
  const next = useRef<HTMLButtonElement>(null);
  // The button that was pressed goes away: the one that submits is next.
  const keep = () => {
    putOff();
    next.current?.focus();
  };
  return (
    <>
      <Missing errorOf={errorOf} />
      {state.kind === 'failed' && domainErrorOf(state.error)?.code !== 'UNAUTHENTICATED' ? (
        <ErrorState title={t('failedTitle')} error={state.error} />
      ) : null}
      <div className="sticky bottom-(--bottom-bar) z-10 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
        {signedOut ? <SignedOut id={draft.id} /> : null}
        <BusyNote state={state} />
        <SaveNote draft={draft} />
        <span className="ml-auto flex flex-wrap justify-end gap-2">
          {queued ? (
            <Button look="quiet" onClick={edit}>
              {t('cancel')}
            </Button>
          ) : null}
          {waiting ? (
            <Button look="quiet" onClick={keep}>
              {t('keep')}
            </Button>
          ) : null}
          <Button
            ref={next}
            look="primary"
            onClick={waiting ? retryNow : submit}
            pending={queued || state.kind === 'sending'}
          >
            <SubmitWords kind={state.kind} arriving={arriving} />
          </Button>
        </span>
      </div>
      {draft.id ? (
        <Button
          look="quiet"
          size="sm"
          className="-mt-4 -ml-2.5 self-start text-danger!"
          onClick={onDiscard}
          disabled={state.kind === 'sending'}
        >
          {t('discard')}
        </Button>
      ) : null}
    </>
  );
}

function SubmitWords({ kind, arriving }: { kind: string; arriving: number | null }) {
  const t = useTranslations('upload.submit');
  const format = useFormatter();
  if (kind === 'sending') return t('sending');
  if (kind === 'busy') return t('now');
  if (kind === 'queued') {
    const percent = format.number(Math.floor((arriving ?? 1) * 100) / 100, { style: 'percent' });
    return <span className="num">{t('queued', { percent })}</span>;
  }
  return arriving === null ? t('action') : t('whenArrived');
}

/** Everything that keeps the form from being submitted; each leads to its place. */
function Missing({ errorOf }: { readonly errorOf: ErrorOf }) {
  const t = useTranslations('upload.problem');
  const wrong = fields.flatMap((field) => {
    const text = errorOf(field);
    return text ? [{ field, text }] : [];
  });
  return (
    <div role="alert" className="empty:hidden">
      {wrong.length > 0 ? (
        <div className="rounded-md border border-line border-l-4 border-l-danger bg-raised p-4">
          <p className="font-semibold">{t('summary', { count: wrong.length })}</p>
          <ul className="mt-1 flex flex-col gap-1">
            {wrong.map(({ field, text }) => (
              <li key={field}>
                <a
                  href={`#field-${field}`}
                  className="link text-14"
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(`field-${field}`)?.focus();
                  }}
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

/** Where what was typed is by now. */
function SaveNote({ draft }: { readonly draft: Draft }) {
  const t = useTranslations('upload.save');
  const { save, id } = draft;
  const words = () => {
    if (save.kind === 'kept') {
      const out = domainErrorOf(save.error)?.code === 'UNAUTHENTICATED';
      return t(out ? 'keptSignedOut' : 'kept');
    }
    if (save.kind === 'idle') return t(id === null ? 'idle' : 'saved');
    return t(save.kind);
  };
  return (
    <p
      role="status"
      className={cx('min-w-16 flex-1 text-14', save.kind === 'kept' ? 'text-you' : 'text-faint')}
    >
      {words()}
    </p>
  );
}
