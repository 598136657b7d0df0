'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { useLiveNews } from '../../trpc/live.tsx';

/** Sound under analysis changes without a word from the stream when nobody's status row moves. */
const ANALYSIS_POLL_MS = 1500;

/** The stream tells of one's own contents; one that was made with others is asked for. */
const OTHERS_POLL_MS = 5_000;

/** One content, followed live: a newer status row makes it be read again. */
export function useContent(id: ContentId) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const query = useQuery({
    ...trpc.content.get.queryOptions({ id }),
    // What happened between the answer this view came with and its first news would never be told again.
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => {
      if (state.data?.audio?.analysis === 'under_way') return ANALYSIS_POLL_MS;
      return state.data?.creatorName == null ? false : OTHERS_POLL_MS;
    },
  });
  useLiveNews(({ rows, removed }) => {
    const row = rows.find((one) => one.contentId === id);
    if (!row && !removed.includes(id)) return;
    const key = trpc.content.get.queryKey({ id });
    const known = cache.getQueryData(key)?.status.version ?? 0;
    if (row && row.version <= known) return;
    // The row is shown at once; its reasons follow with the next answer.
    if (row) cache.setQueryData(key, (old) => (old ? { ...old, status: row } : old));
    void cache.invalidateQueries({ queryKey: key });
  });
  return query;
}
