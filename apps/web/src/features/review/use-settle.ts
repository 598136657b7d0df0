'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Page, ReviewView } from '@musicloud/domain/status/views';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';

/** What an admin can say. */
export type Verdict = 'approve' | 'reject' | 'ask';
type Pages = InfiniteData<Page<ReviewView>, string | null>;

const without = (pages: Pages, id: string): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    rows: page.rows.filter((row) => row.status.contentId !== id),
  })),
});

/** The verdict being given: which, its sending, why it failed. `onSettled` runs once the queue has lost the song. */
export function useSettle(id: ContentId | null, onSettled: (id: string, verdict: Verdict) => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [verdict, ask] = useState<Verdict | null>(null);
  const mutation = useMutation(
    trpc.admin.settle.mutationOptions({
      onSuccess: (_answer, settled) => {
        ask(null);
        const list = { queryKey: trpc.admin.reviews.infiniteQueryKey() };
        client.setQueriesData<Pages>(list, (pages) => pages && without(pages, settled.id));
        onSettled(settled.id, settled.verdict);
        void client.invalidateQueries({ queryKey: trpc.admin.pathKey() });
      },
    }),
  );
  return {
    verdict,
    pending: mutation.isPending,
    error: mutation.error ? errorText(mutation.error) : null,
    ask: (next: Verdict | null) => {
      // Refused: perhaps someone else was faster. What is shown is asked for again.
      if (mutation.isError) void client.invalidateQueries({ queryKey: trpc.admin.pathKey() });
      mutation.reset();
      ask(next);
    },
    send: (note: string) => {
      if (id && verdict) mutation.mutate({ id, verdict, note });
    },
  };
}
