'use client';

import { PermissionId } from '@musicloud/domain/shared/ids';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useAddress } from '../../lib/use-address.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { useLiveNews } from '../../trpc/live.tsx';
import { inOrder, lists, type Side } from './lists.ts';

/** The other side answers too, and days run out: what is open is asked for again this often. */
const AGAIN_MS = 10_000;

/** What waits for the account on one side, and everything on it; `shown`: somebody looks at it. */
export function usePermissions(side: Side, shown: boolean) {
  const trpc = useTRPC();
  const [first, second] = lists(side);
  const paging = {
    getNextPageParam: (page: { next: string | null }) => page.next,
    refetchInterval: shown ? AGAIN_MS : (false as const),
  };
  const waiting = useInfiniteQuery(trpc.permission.list.infiniteQueryOptions(first, paging));
  const all = useInfiniteQuery(trpc.permission.list.infiniteQueryOptions(second, paging));
  const rows = inOrder(
    waiting.data?.pages.flatMap((page) => page.rows) ?? [],
    all.data?.pages.flatMap((page) => page.rows) ?? [],
  );
  return { waiting, all, rows };
}

/** One permission, for those on either side of it. */
export function usePermission(permissionId: PermissionId) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.permission.get.queryOptions({ permissionId }),
    refetchInterval: AGAIN_MS,
    refetchOnMount: 'always',
  });
}

/** Reads permissions again when the live line tells of something: of one's own covers, or of another count. */
export function usePermissionNews(): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const again = useCallback(
    () => void queries.invalidateQueries({ queryKey: trpc.permission.pathKey() }),
    [queries, trpc],
  );
  const asked = useQuery(trpc.account.me.queryOptions()).data?.asked ?? 0;
  const last = useRef(asked);
  useEffect(() => {
    if (asked !== last.current) again();
    last.current = asked;
  }, [asked, again]);
  useLiveNews(({ rows }) => {
    if (rows.length > 0) again();
  });
}

/** Which permission is open, and of which side the list is; both stand in the address. Null: not said there. */
export function useOpened() {
  const [params, change] = useAddress();
  const asked = params.get('side');
  const side: Side | null = asked === 'author' || asked === 'requester' ? asked : null;
  const id = PermissionId.safeParse(params.get('id')).data ?? null;
  const open = useCallback(
    (of: Side, next: PermissionId, history: 'push' | 'replace') =>
      change({ id: next, side: of }, history),
    [change],
  );
  const turn = useCallback((next: Side) => change({ side: next, id: null }), [change]);
  return { side, id, open, turn };
}
