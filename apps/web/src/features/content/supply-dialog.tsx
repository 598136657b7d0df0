'use client';

import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { StatementDialog } from './statement-dialog.tsx';
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

/** Hands in what was asked for. */
export function SupplyDialog({ view, open, onClose }: Props) {
  const t = useTranslations('content.supply');
  const { contentId } = view.status;
  const { supply } = useContentActions(contentId);
  const note = view.decision?.note ?? '';
  return (
    <StatementDialog
      contentId={contentId}
      words="content.supply"
      most={MOST}
      send={supply}
      open={open}
      onClose={onClose}
    >
      <div className="rounded-md bg-you-tint px-4 py-3">
        <p className="text-12 text-you">{t(note ? 'asked' : 'lacking')}</p>
        <p className="whitespace-pre-line">
          <bdi>{note || t(lackingOf(view))}</bdi>
        </p>
      </div>
    </StatementDialog>
  );
}
