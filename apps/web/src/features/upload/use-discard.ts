'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { domainErrorOf } from '../../lib/errors.ts';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { type Form, toDraft } from './form.ts';
import { newContentId } from './ids.ts';
import { forgetDraft } from './local-draft.ts';

const UNDO_MS = 10_000;

/** Throws a draft away at once, and offers to bring it back. */
export function useDiscardDraft(): (id: ContentId, form: Form) => Promise<void> {
  const t = useTranslations('upload.submit');
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const errorText = useErrorText();
  const refresh = () => void cache.invalidateQueries(trpc.status.pathFilter());
  const bringBack = async (form: Form) => {
    const id = newContentId();
    try {
      await client.content.saveDraft.mutate({ id, form: toDraft(form) });
    } catch (error) {
      toast.error(errorText(error));
      return;
    }
    refresh();
    toast.success(t('undone'));
    router.push(`/upload?id=${id}`);
  };
  return async (id, form) => {
    try {
      await client.content.discardDraft.mutate({ id });
    } catch (error) {
      // One that was never saved has nothing at the server to be thrown away.
      if (domainErrorOf(error)?.code !== 'NOT_FOUND') {
        toast.error(errorText(error));
        return;
      }
    }
    forgetDraft(id);
    refresh();
    router.push('/my');
    cache.removeQueries(trpc.content.get.queryFilter({ id }));
    toast(t('discarded'), {
      duration: UNDO_MS,
      action: { label: t('undo'), onClick: () => void bringBack(form) },
    });
  };
}
