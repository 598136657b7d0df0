'use client';

import { contentTypes, visibilities } from '@musicloud/domain/content/content';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { ContentView, MeView, OriginalChoice } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Checkbox, RadioGroup } from '../../components/choice.tsx';
import { TextArea, TextField } from '../../components/field.tsx';
import { HeldFields } from '../../components/held.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { Checks } from './checks.tsx';
import { CreditsEditor } from './credits-editor.tsx';
import { withType } from './form.ts';
import { Elsewhere } from './interruptions.tsx';
import { Originals } from './originals.tsx';
import { Outcome } from './outcome.tsx';
import { PermissionPlan } from './permission-plan.tsx';
import { SoundPanel } from './sound-panel.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { audioKey, dropUpload, resumeUploads } from './uploads.ts';
import { UseChoice } from './use-choice.tsx';
import { useDiscardDraft } from './use-discard.ts';
import { type Draft, type Start, useDraft } from './use-draft.ts';
import { isRefused, type NeededQuery, useNeeded } from './use-needed.ts';
import { type ErrorOf, useProblems } from './use-problems.ts';
import { type Recording, useRecording } from './use-recording.ts';
import { isWaiting, useSubmit } from './use-submit.ts';
import { WhatFollows } from './what-follows.tsx';

type Props = {
  readonly me: MeView;
  readonly start: Start;
  readonly originals: readonly OriginalChoice[];
  /** Tells the page the id of a form that has just become a draft. */
  readonly onBegin: (id: ContentId) => void;
  readonly onReopened: (view: ContentView) => void;
};

/** One content from the drop to its decision. */
export function UploadForm({ me, start, originals, onBegin, onReopened }: Props) {
  const t = useTranslations('upload');
  const draft = useDraft(start, me, onBegin);
  const sound = useRecording(draft);
  const [withoutSound, setWithoutSound] = useState(false);
  const hasSound = sound.recording.kind === 'moving' || sound.recording.kind === 'stored';
  const needed = useNeeded(draft.form);
  const submission = useSubmit(
    draft,
    hasSound ? 'there' : withoutSound ? 'waived' : 'missing',
    isRefused(needed.needed),
  );
  const throwAway = useDiscardDraft();
  const discard = async () => {
    const { id, form } = draft.latest.current;
    if (!id) return;
    await draft.forget();
    dropUpload(audioKey(id));
    await throwAway(id, form);
  };
  const errorOf = useProblems(submission.problems);
  useResumeOnReturn();
  const { state } = submission;
  if (state.kind === 'decided') {
    return <Outcome view={state.view} tookMs={state.tookMs} onReopened={onReopened} />;
  }
  const refusal = codeOf(draft, state);
  if (refusal === 'NOT_EDITABLE' || refusal === 'ID_TAKEN') return <Elsewhere id={draft.id} />;
  return (
    <>
      <header className="mb-6 flex flex-col gap-1">
        <h1 className="text-28">{t('title')}</h1>
        <p className="text-soft">{t('intro')}</p>
      </header>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,42rem)_minmax(16rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-8">
          <SoundPanel draft={draft} sound={sound} error={errorOf('file')} />
          {!hasSound && (submission.problems.file || withoutSound) ? (
            <Checkbox
              label={t('withoutSound.label')}
              hint={t('withoutSound.hint')}
              checked={withoutSound}
              onChange={setWithoutSound}
            />
          ) : null}
          <div className="lg:hidden">
            <Checks recording={sound.recording} withoutSound={withoutSound} />
          </div>
          <HeldFields
            held={state.kind === 'sending' || state.kind === 'busy'}
            className="flex min-w-0 flex-col gap-8"
          >
            <Basics draft={draft} known={originals} needed={needed} errorOf={errorOf} />
            <CreditsEditor
              credits={draft.form.credits}
              error={errorOf('credits')}
              onChange={(make) => draft.change((now) => ({ ...now, credits: make(now.credits) }))}
            />
            <Visible draft={draft} />
          </HeldFields>
          <SubmitBar
            draft={draft}
            submission={submission}
            errorOf={errorOf}
            signedOut={refusal === 'UNAUTHENTICATED' || signedOut(sound.recording)}
            onDiscard={() => void discard()}
          />
        </div>
        <aside className="flex flex-col gap-8 self-start max-lg:order-last lg:sticky lg:top-20">
          <div className="max-lg:hidden">
            <Checks recording={sound.recording} withoutSound={withoutSound} />
          </div>
          <WhatFollows />
        </aside>
      </div>
    </>
  );
}

const signedOut = (recording: Recording) =>
  recording.kind === 'moving' &&
  recording.upload.phase === 'sending' &&
  recording.upload.pause === 'signed_out';

/** The refusal that stands in the way of the whole form, if there is one. */
function codeOf({ save }: Draft, state: ReturnType<typeof useSubmit>['state']) {
  const error = state.kind === 'failed' ? state.error : save.kind === 'kept' ? save.error : null;
  const code = domainErrorOf(error)?.code ?? null;
  // Taken at the very moment we stopped waiting, and so no draft any more: the next try answers with its outcome.
  return isWaiting(state) && code === 'NOT_EDITABLE' ? null : code;
}

/** Whoever signed in again in another tab finds their uploads moving when they come back. */
function useResumeOnReturn() {
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') resumeUploads();
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, []);
}

type BasicsProps = {
  readonly draft: Draft;
  readonly known: readonly OriginalChoice[];
  readonly needed: NeededQuery;
  readonly errorOf: ErrorOf;
};

function Basics({ draft, known, needed, errorOf }: BasicsProps) {
  const t = useTranslations('upload.fields');
  const words = useTranslations('status');
  const { form, autofilled, change } = draft;
  const fromFile = (field: 'title' | 'artistName') =>
    form[field] !== '' && form[field] === autofilled[field];
  return (
    <div className="flex flex-col gap-6">
      <TextField
        id="field-title"
        label={t('title')}
        value={form.title}
        error={errorOf('title')}
        hint={fromFile('title') ? t('titleFrom') : undefined}
        autoComplete="off"
        onChange={(event) => change((now) => ({ ...now, title: event.target.value }))}
      />
      <TextField
        id="field-artistName"
        label={t('artistName')}
        value={form.artistName}
        error={errorOf('artistName')}
        autoComplete="off"
        onChange={(event) => change((now) => ({ ...now, artistName: event.target.value }))}
      />
      <RadioGroup
        label={t('type')}
        shape="cards"
        value={form.type}
        options={contentTypes.map((type) => ({
          value: type,
          label: words(`type.${type}`),
          hint: words(`typeHint.${type}`),
        }))}
        onChange={(type) => change((now) => withType(now, type))}
      />
      {form.type === 'new_music' ? null : (
        <>
          <UseChoice
            form={form}
            errorOf={errorOf}
            onChange={(use) => change((now) => ({ ...now, use }))}
          />
          <Originals
            scope={() => draft.id ?? change((now) => ({ ...now }))}
            form={form}
            known={known}
            errorOf={errorOf}
            change={change}
          >
            <PermissionPlan query={needed} />
          </Originals>
        </>
      )}
      <TextArea
        id="field-description"
        label={t('description')}
        hint={t('descriptionHint')}
        optional
        value={form.description}
        error={errorOf('description')}
        onChange={(event) => change((now) => ({ ...now, description: event.target.value }))}
      />
    </div>
  );
}

function Visible({ draft: { form, change } }: { readonly draft: Draft }) {
  const t = useTranslations('upload.visibility');
  const words = useTranslations('status');
  return (
    <RadioGroup
      label={t('title')}
      hint={t('hint')}
      shape="cards"
      value={form.visibility}
      options={visibilities.map((one) => ({
        value: one,
        label: words(`visibility.${one}`),
        hint: words(`visibilityHint.${one}`),
      }))}
      onChange={(visibility) => change((now) => ({ ...now, visibility }))}
    />
  );
}
