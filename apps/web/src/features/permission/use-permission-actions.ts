'use client';

import type { Stated } from '@musicloud/domain/permission/ending';
import type { statedCauses } from '@musicloud/domain/permission/permission';
import type { Terms } from '@musicloud/domain/permission/terms';
import type { PermissionView } from '@musicloud/domain/permission/views';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';

/** Why an author ends a permission, as they can choose it. */
export type Notice = Stated & { readonly cause: (typeof statedCauses)[number] };

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
  // A request for another use may take its place while this one is being read.
  const seen = permission.since;
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
  const revoke = useMutation(trpc.permission.revoke.mutationOptions(handlers));
  const takeBack = useMutation(trpc.permission.takeBack.mutationOptions(handlers));
  const reply = useMutation(trpc.permission.reply.mutationOptions(handlers));
  const extend = useMutation(trpc.permission.extend.mutationOptions(handlers));
  const askExtension = useMutation(trpc.permission.askExtension.mutationOptions(handlers));
  const all = [answer, accept, withdraw, ask, revoke, takeBack, reply, extend, askExtension];
  return {
    pending: all.some(({ isPending }) => isPending),
    grant: () => answer.mutateAsync({ ...which, seen, answer: { kind: 'grant' } }),
    offer: (terms: Terms) =>
      answer.mutateAsync({ ...which, seen, answer: { kind: 'offer', terms } }),
    deny: (reason: string) =>
      answer.mutateAsync({ ...which, seen, answer: { kind: 'deny', reason } }),
    accept: () => accept.mutateAsync(which),
    withdraw: () => withdraw.mutateAsync(which),
    ask: (terms: Terms) => ask.mutateAsync({ ...which, terms }),
    revoke: (notice: Notice) => revoke.mutateAsync({ ...which, ...notice }),
    takeBack: () => takeBack.mutateAsync(which),
    reply: (text: string) => reply.mutateAsync({ ...which, text }),
    extend: (endsAt: Date | null) => extend.mutateAsync({ ...which, endsAt }),
    askExtension: (text: string) => askExtension.mutateAsync({ ...which, text }),
  };
}
