'use client';

import { ContentId } from '@musicloud/domain/shared/ids';
import type { ReviewView } from '@musicloud/domain/status/views';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useAddress } from '../../lib/use-address.ts';
import { useTRPC } from '../../trpc/client.tsx';

/** Others settle reviews too, and creators withdraw: the queue is asked for again this often. */
const AGAIN_MS = 10_000;

/** The queue, which of it is open, and the way from one to the next. */
export function useQueue() {
  const trpc = useTRPC();
  const [params, change] = useAddress();
  const query = useInfiniteQuery(
    trpc.admin.reviews.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.next, refetchInterval: AGAIN_MS },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const asked = ContentId.safeParse(params.get('id')).data ?? null;
  // On a desktop the first is open from the start; on a phone the queue comes first. It stays the same one
  // while the queue moves on: nobody may settle another song than the one they read.
  const [first, setFirst] = useState<ContentId | null>(null);
  const top = rows[0]?.status.contentId ?? null;
  if (first === null && top !== null) setFirst(top);
  const open = asked ?? first ?? top;
  const go = useCallback(
    (id: ContentId | null, history: 'push' | 'replace' = 'replace') => {
      setFirst(null);
      change({ id }, history);
    },
    [change],
  );
  return { query, rows, asked, open, go };
}

/** The neighbour of `id` in the queue: 1 the next, −1 the one before; null at an end. */
export function neighbour(
  rows: readonly Pick<ReviewView, 'status'>[],
  id: string | null,
  step: 1 | -1,
): ContentId | null {
  const at = rows.findIndex((row) => row.status.contentId === id);
  if (at === -1) return rows[0]?.status.contentId ?? null;
  return rows[at + step]?.status.contentId ?? null;
}

/** Where to go on once `id` is settled: what followed it, else what stood before it. */
export function afterSettled(
  rows: readonly Pick<ReviewView, 'status'>[],
  id: string,
): ContentId | null {
  const at = rows.findIndex((row) => row.status.contentId === id);
  const left = rows.filter((row) => row.status.contentId !== id);
  return (left[Math.max(0, at)] ?? left.at(-1))?.status.contentId ?? null;
}
