'use client';

import type { Terms } from '@musicloud/domain/permission/terms';
import type { PermissionView } from '@musicloud/domain/status/views';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';

/** What names a permission to a procedure. */
export const whichOf = ({ id, cover }: PermissionView) => ({
  contentId: cover.contentId,
  permissionId: id,
});

/** Everything either side can do with a permission. Each answer is shown at once, everywhere it stands. */
export function usePermissionActions(permission: PermissionView) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const which = whichOf(permission);
  const again = () => {
    const content = trpc.content.get.queryFilter({ id: which.contentId });
    for (const filter of [trpc.permission.pathFilter(), trpc.status.pathFilter(), content])
      void cache.invalidateQueries(filter);
    void cache.invalidateQueries(trpc.account.me.queryFilter());
  };
  const handlers = {
    onSuccess: (view: PermissionView) => {
      const key = trpc.permission.get.queryKey({ permissionId: which.permissionId });
      cache.setQueryData(key, () => view as never);
      again();
    },
    // Refused: it stands otherwise than shown, perhaps answered in another window. It is read again.
    onError: again,
  };
  const answer = useMutation(trpc.permission.answer.mutationOptions(handlers));
  const accept = useMutation(trpc.permission.accept.mutationOptions(handlers));
  const withdraw = useMutation(trpc.permission.withdraw.mutationOptions(handlers));
  const ask = useMutation(trpc.permission.ask.mutationOptions(handlers));
  return {
    pending: answer.isPending || accept.isPending || withdraw.isPending || ask.isPending,
    grant: () => answer.mutateAsync({ ...which, answer: { kind: 'grant' } }),
    offer: (terms: Terms) => answer.mutateAsync({ ...which, answer: { kind: 'offer', terms } }),
    deny: (reason: string) => answer.mutateAsync({ ...which, answer: { kind: 'deny', reason } }),
    accept: () => accept.mutateAsync(which),
    withdraw: () => withdraw.mutateAsync(which),
    ask: (terms: Terms) => ask.mutateAsync({ ...which, terms }),
  };
}
