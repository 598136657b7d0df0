'use client';

import type { Ends } from '@musicloud/domain/content/content';
import { cleanLine } from '@musicloud/domain/shared/text';
import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { AlertDialog } from '../../components/dialog.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { useErrorText } from '../../lib/use-error-text.ts';
import { Impact } from './impact.tsx';
import { useContentActions } from './use-content-actions.ts';

/** Deletes a content: first what hangs on it, then its title has to be written. */
export function DeleteContent({ view }: { readonly view: ContentView }) {
  const t = useTranslations('content');
  const [open, setOpen] = useState(false);
  const [ends, setEnds] = useState<Ends>([]);
  const errorText = useErrorText();
  const { remove } = useContentActions(view.status.contentId);
  if (!view.actions.includes('delete')) return null;
  const { title, status } = view.status;
  const run = async () => {
    try {
      await remove.run(ends);
      toast.success(t('remove.started'));
    } catch (error) {
      const gone = domainErrorOf(error)?.code === 'ALREADY_DELETED';
      if (gone) toast.message(t('remove.gone'));
      else {
        toast.error(errorText(error));
        return;
      }
    }
    setOpen(false);
  };
  const begin = () => {
    setEnds([]);
    setOpen(true);
  };
  const approved = status === 'registered' || status === 'approved';
  return (
    <>
      <Button look="quiet" className="-ml-4 self-start text-danger!" onClick={begin}>
        {t(status === 'deletion_failed' ? 'act.deleteAgain' : 'act.delete')}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t('remove.title', { title })}
        description={t(approved ? 'remove.text' : 'remove.textUnregistered')}
        confirm={t('remove.confirm')}
        pending={remove.isPending}
        width="md"
        onConfirm={() => void run()}
        typeName={{ name: cleanLine(title), label: t('remove.name', { title }) }}
      >
        {open ? <Impact view={view} ends={ends} onChange={setEnds} /> : null}
      </AlertDialog>
    </>
  );
}
