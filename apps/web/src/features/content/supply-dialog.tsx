'use client';

import type { AssetId } from '@musicloud/domain/shared/ids';
import { cleanText } from '@musicloud/domain/shared/text';
import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError, TextArea } from '../../components/field.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { Documents } from '../upload/documents.tsx';
import { useArriving } from '../upload/uploads.ts';
import { useContentActions } from './use-content-actions.ts';

const MOST = 2000;

type Props = {
  readonly view: ContentView;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** What is missing where no admin said it: whose document the rule asked for. */
function lackingOf({ decision }: ContentView) {
  if (decision?.rule === 'society-document') return 'society';
  return decision?.rule === 'co-writers' ? 'coWriters' : 'outside';
}

/** Hands in what was asked for: words, documents or both. What was entered stays when the window closes. */
export function SupplyDialog({ view, open, onClose }: Props) {
  const t = useTranslations('content.supply');
  const common = useTranslations('common');
  const { contentId } = view.status;
  const { supply } = useContentActions(contentId);
  const errorText = useErrorText();
  const [statement, setStatement] = useState('');
  const [documents, setDocuments] = useState<readonly AssetId[]>([]);
  const [problem, setProblem] = useState<'missing' | 'wait' | null>(null);
  const arriving = useArriving(`${contentId}:document`);
  const note = view.decision?.note ?? '';
  const long = cleanText(statement).length > MOST;
  const send = async () => {
    if (long) return;
    if (arriving !== null) return setProblem('wait');
    if (cleanText(statement) === '' && documents.length === 0) return setProblem('missing');
    setProblem(null);
    try {
      await supply.run(statement, [...documents]);
      toast.success(t('done'));
      onClose();
    } catch {
      // The sentence stands in the window; nothing entered is lost.
    }
  };
  const failed = problem ? t(problem) : supply.error ? errorText(supply.error) : null;
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
          <Button look="primary" pending={supply.isPending} onClick={() => void send()}>
            {t('send')}
          </Button>
        </>
      }
    >
      <div className="rounded-md bg-you-tint px-4 py-3">
        <p className="text-12 text-you">{t(note ? 'asked' : 'lacking')}</p>
        <p className="whitespace-pre-line">
          <bdi>{note || t(lackingOf(view))}</bdi>
        </p>
      </div>
      <TextArea
        label={t('label')}
        value={statement}
        optional
        error={long ? t('long', { max: MOST, length: cleanText(statement).length }) : null}
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
