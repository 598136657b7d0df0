'use client';

import type { ObjectionId } from '@musicloud/domain/shared/ids';
import type { ContentView } from '@musicloud/domain/status/views';
import { StatementDialog } from '../content/statement-dialog.tsx';
import { useContentActions } from '../content/use-content-actions.ts';

const MOST = 3000;

type Props = {
  readonly view: ContentView;
  readonly id: ObjectionId;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** A creator's answer to a claim. */
export function AnswerDialog({ view, id, open, onClose }: Props) {
  const { contentId } = view.status;
  const { answer } = useContentActions(contentId);
  return (
    <StatementDialog
      contentId={contentId}
      words="objection.answer"
      most={MOST}
      send={{ ...answer, run: (statement, documents) => answer.run(id, statement, documents) }}
      open={open}
      onClose={onClose}
    />
  );
}
