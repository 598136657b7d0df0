'use client';

import type { AssetId, ObjectionId } from '@musicloud/domain/shared/ids';
import { cleanText } from '@musicloud/domain/shared/text';
import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError, TextArea } from '../../components/field.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useContentActions } from '../content/use-content-actions.ts';
import { Documents } from '../upload/documents.tsx';
import { useArriving } from '../upload/uploads.ts';

const MOST = 3000;

type Props = {
  readonly view: ContentView;
  readonly id: ObjectionId;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** A creator's answer to a claim: words, documents or both. What was entered stays when the window closes. */
export function AnswerDialog({ view, id, open, onClose }: Props) {
  const t = useTranslations('objection.answer');
  const common = useTranslations('common');
  const { contentId } = view.status;
  const { answer } = useContentActions(contentId);
  const errorText = useErrorText();
  const [statement, setStatement] = useState('');
  const [documents, setDocuments] = useState<readonly AssetId[]>([]);
  const [problem, setProblem] = useState<'missing' | 'wait' | 'long' | null>(null);
  const arriving = useArriving(`${contentId}:document`);
  const send = async () => {
    const length = cleanText(statement).length;
    if (length > MOST) return setProblem('long');
    if (arriving !== null) return setProblem('wait');
    if (length === 0 && documents.length === 0) return setProblem('missing');
    try {
      await answer.run(id, statement, [...documents]);
      toast.success(t('done'));
      onClose();
    } catch {
      // The sentence stands in the window; nothing entered is lost.
    }
  };
  const failed = problem ? t(problem) : answer.error ? errorText(answer.error) : null;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={t('title')}
      description={t('text')}
      width="md"
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button look="primary" pending={answer.isPending} onClick={() => void send()}>
            {t('send')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('label')}
        value={statement}
        optional
        onChange={(event) => {
          setStatement(event.target.value);
          setProblem(null);
        }}
      />
      <Documents
        scope={() => contentId}
        label={t('documents')}
        hint=""
        value={documents}
        onChange={(make) => {
          setDocuments((now) => make([...now]));
          setProblem(null);
        }}
      />
      <div role="alert">{failed ? <FieldError>{failed}</FieldError> : null}</div>
    </Dialog>
  );
}
