'use client';

import { cleanLine } from '@musicloud/domain/shared/text';
import type { ContentView } from '@musicloud/domain/status/views';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { AlertDialog } from '../../components/dialog.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { useContentActions } from './use-content-actions.ts';

/** Deletes a content: first what hangs on it, then its title has to be written. */
export function DeleteContent({ view }: { readonly view: ContentView }) {
  const t = useTranslations('content');
  const [open, setOpen] = useState(false);
  const errorText = useErrorText();
  const { remove } = useContentActions(view.status.contentId);
  if (!view.actions.includes('delete')) return null;
  const { title, status } = view.status;
  const run = async () => {
    try {
      await remove.run();
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
  const approved = status === 'registered' || status === 'approved';
  return (
    <>
      <Button look="quiet" className="-ml-4 self-start text-danger!" onClick={() => setOpen(true)}>
        {t(status === 'deletion_failed' ? 'act.deleteAgain' : 'act.delete')}
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={t('remove.title', { title })}
        description={t(approved ? 'remove.text' : 'remove.textUnregistered')}
        confirm={t('remove.confirm')}
        pending={remove.isPending}
        onConfirm={() => void run()}
        typeName={{ name: cleanLine(title), label: t('remove.name', { title }) }}
      >
        {open ? <Impact view={view} /> : null}
      </AlertDialog>
    </>
  );
}

/** What hangs on it: the code, its place in the catalogue, the songs made from it. */
function Impact({ view: { status } }: { readonly view: ContentView }) {
  const t = useTranslations('content.remove');
  const trpc = useTRPC();
  const registered = status.status === 'registered';
  const track = useQuery({
    ...trpc.source.track.queryOptions({ id: status.contentId }),
    enabled: registered,
  });
  const versions = track.data?.versions.length ?? 0;
  const hangs = [
    registered && status.registrationCode ? t('code', { code: status.registrationCode }) : null,
    registered && status.visibility !== 'private' ? t('public') : null,
    versions > 0 ? t('versions', { count: versions }) : null,
  ].filter((one) => one !== null);
  return (
    <div className="rounded-md bg-sunk px-4 py-3 text-14">
      <p className="font-semibold">{t('hangs')}</p>
      <ul className="list-disc pl-5">
        {hangs.length === 0 ? <li>{t('nothing')}</li> : null}
        {hangs.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
