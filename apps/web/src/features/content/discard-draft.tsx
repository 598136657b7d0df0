'use client';

import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button.tsx';
import { useDiscardDraft } from '../upload/use-discard.ts';

/** Throws a draft away; it can be brought back for a while. */
export function DiscardDraft({ view }: { readonly view: ContentView }) {
  const t = useTranslations('content.act');
  const discard = useDiscardDraft();
  const { form } = view;
  if (!form || !view.actions.includes('discard')) return null;
  return (
    <Button
      look="quiet"
      className="-ml-4 self-start text-danger!"
      onClick={() => void discard(view.status.contentId, form)}
    >
      {t('discard')}
    </Button>
  );
}
