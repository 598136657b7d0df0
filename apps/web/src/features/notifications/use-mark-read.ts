'use client';

import type { NotificationView, Page } from '@musicloud/domain/status/views';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';

type Pages = InfiniteData<Page<NotificationView>, string | null>;

/** The pages with these read; without ids, all of them. */
export function withRead(pages: Pages, ids?: readonly string[]): Pages {
  const isRead = (row: NotificationView) => ids === undefined || ids.includes(row.id);
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      rows: page.rows.map((row) => (isRead(row) ? { ...row, read: true } : row)),
    })),
  };
}

/** Marks news as read: shown at once, since nobody can refuse it; put back when the line is down. */
export function useMarkRead() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const list = { queryKey: trpc.account.notifications.infiniteQueryKey() };
  const me = { queryKey: trpc.account.me.queryKey() };
  return useMutation(
    trpc.account.markRead.mutationOptions({
      onMutate: async ({ ids }) => {
        await client.cancelQueries(list);
        const before = client.getQueriesData<Pages>(list);
        client.setQueriesData<Pages>(list, (pages) => pages && withRead(pages, ids));
        return { before };
      },
      onError: (error, _input, context) => {
        for (const [key, pages] of context?.before ?? []) client.setQueryData(key, pages);
        toast.error(errorText(error));
      },
      onSuccess: ({ unread }) => {
        client.setQueryData(trpc.account.me.queryKey(), (now) => (now ? { ...now, unread } : now));
      },
      onSettled: () => void client.invalidateQueries(me),
    }),
  );
}
