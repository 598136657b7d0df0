'use client';

import type { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import { cleanText } from '@musicloud/domain/shared/text';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FieldError, TextArea } from '../../components/field.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { Documents } from '../upload/documents.tsx';
import { useArriving } from '../upload/uploads.ts';

type Props = {
  readonly contentId: ContentId;
  /** Where its words stand in the catalogues. */
  readonly words: 'content.supply' | 'objection.answer';
  /** How many characters the statement may have. */
  readonly most: number;
  readonly send: {
    readonly run: (statement: string, documents: AssetId[]) => Promise<unknown>;
    readonly isPending: boolean;
    readonly error: unknown;
  };
  readonly open: boolean;
  readonly onClose: () => void;
  /** What it is an answer to. */
  readonly children?: ReactNode;
};

/** A creator states something: in words, documents or both. What was entered stays when the window closes. */
export function StatementDialog({ contentId, words, most, send, open, onClose, children }: Props) {
  const t = useTranslations(words);
  const common = useTranslations('common');
  const errorText = useErrorText();
  const [statement, setStatement] = useState('');
  const [documents, setDocuments] = useState<readonly AssetId[]>([]);
  const [problem, setProblem] = useState<'missing' | 'wait' | null>(null);
  const arriving = useArriving(`${contentId}:document`);
  const { length } = cleanText(statement);
  const submit = async () => {
    if (length > most) return;
    if (arriving !== null) return setProblem('wait');
    if (length === 0 && documents.length === 0) return setProblem('missing');
    setProblem(null);
    try {
      await send.run(statement, [...documents]);
      toast.success(t('done'));
      onClose();
    } catch {
      // The sentence stands in the window; nothing entered is lost.
    }
  };
  const failed = problem ? t(problem) : send.error ? errorText(send.error) : null;
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
          <Button look="primary" pending={send.isPending} onClick={() => void submit()}>
            {t('send')}
          </Button>
        </>
      }
    >
      {children}
      <TextArea
        label={t('label')}
        value={statement}
        optional
        error={length > most ? t('long', { max: most, length }) : null}
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
