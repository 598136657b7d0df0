'use client';

import { type Visibility, visibilities } from '@musicloud/domain/content/content';
import { cleanText } from '@musicloud/domain/shared/text';
import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { RadioGroup } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError, TextArea } from '../../components/field.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useContentActions } from './use-content-actions.ts';

const MOST = 5000;

/** Changes what says nothing about rights: description and visibility. */
export function EditDetails({ view }: { readonly view: ContentView }) {
  const t = useTranslations('content.details');
  const act = useTranslations('content.act');
  const [open, setOpen] = useState(false);
  if (!view.submission || !view.actions.includes('edit')) return null;
  return (
    <>
      <Button size="sm" aria-label={t('edit')} onClick={() => setOpen(true)}>
        {act('edit')}
      </Button>
      {open ? (
        <Editor view={view} submission={view.submission} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

type EditorProps = {
  readonly view: ContentView;
  readonly submission: NonNullable<ContentView['submission']>;
  readonly onClose: () => void;
};

function Editor({ view, submission, onClose }: EditorProps) {
  const t = useTranslations('content.details');
  const status = useTranslations('status');
  const errorText = useErrorText();
  const { edit } = useContentActions(view.status.contentId);
  const [description, setDescription] = useState(submission.description);
  const [visibility, setVisibility] = useState<Visibility>(submission.visibility);
  const length = cleanText(description).length;
  const long = length > MOST ? t('long', { max: MOST, length }) : null;
  const save = async () => {
    if (long) return;
    try {
      await edit.run({ description, visibility });
      toast.success(t('saved'));
      onClose();
    } catch {
      // The sentence stands in the window; what was typed too.
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('edit')}
      width="md"
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" pending={edit.isPending} onClick={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('description')}
        value={description}
        error={long}
        onChange={(event) => setDescription(event.target.value)}
      />
      <RadioGroup
        label={t('visibility')}
        shape="cards"
        value={visibility}
        options={visibilities.map((one) => ({
          value: one,
          label: status(`visibility.${one}`),
          hint: status(`visibilityHint.${one}`),
        }))}
        onChange={setVisibility}
      />
      <div role="alert">{edit.error ? <FieldError>{errorText(edit.error)}</FieldError> : null}</div>
    </Dialog>
  );
}
