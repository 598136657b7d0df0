'use client';

import type { Page } from '@musicloud/domain/status/views';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { domainErrorOf } from '../../lib/errors.ts';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';
import type { Letter } from './about.ts';

type Pages = InfiniteData<Page<Letter>, string | null>;

const without = (pages: Pages, id: string): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, rows: page.rows.filter((row) => row.id !== id) })),
});

/** Sends a failed job again or drops it. `onGone` runs when it has left the list, by whomever. */
export function useSettleLetter(id: string, onGone: () => void) {
  const t = useTranslations('operations');
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const list = { queryKey: trpc.admin.deadLetters.infiniteQueryKey() };
  const leave = async () => {
    // An answer already on its way still has the line: it would come back for a moment.
    await client.cancelQueries(list);
    onGone();
    client.setQueriesData<Pages>(list, (pages) => pages && without(pages, id));
    void client.invalidateQueries(list);
  };
  return useMutation(
    trpc.admin.settleDeadLetter.mutationOptions({
      onSuccess: (_answer, { settled }) => {
        toast.success(t(settled === 'retried' ? 'retry.done' : 'drop.done'));
        return leave();
      },
      onError: (error) => {
        if (domainErrorOf(error)?.code !== 'NOT_FOUND') return void toast.error(errorText(error));
        toast(t('gone'));
        return leave();
      },
    }),
  );
}
