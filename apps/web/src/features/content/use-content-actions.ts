'use client';

import type { Ends } from '@musicloud/domain/content/content';
import type { AssetId, ContentId, ObjectionId } from '@musicloud/domain/shared/ids';
import type { ContentView } from '@musicloud/domain/status/views';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouterInputs } from '../../server/router.ts';
import { useTRPC } from '../../trpc/client.tsx';

/** Everything a creator can do with one content. Each answer is shown at once, everywhere it stands. */
export function useContentActions(id: ContentId) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const took = (view: ContentView | null) => {
    if (view) cache.setQueryData(trpc.content.get.queryKey({ id }), () => view as never);
    void cache.invalidateQueries(trpc.status.pathFilter());
  };
  /** A refusal means that it stands otherwise than shown: it is read again. */
  const refused = () => void cache.invalidateQueries(trpc.content.get.queryFilter({ id }));
  const handlers = { onSuccess: took, onError: refused };
  const reopen = useMutation(trpc.content.reopen.mutationOptions(handlers));
  const contest = useMutation(trpc.copyright.contest.mutationOptions(handlers));
  const supply = useMutation(trpc.copyright.supply.mutationOptions(handlers));
  const edit = useMutation(trpc.content.edit.mutationOptions(handlers));
  const changeUse = useMutation(trpc.content.changeUse.mutationOptions(handlers));
  const keep = useMutation(trpc.content.keep.mutationOptions(handlers));
  const answer = useMutation(trpc.objection.answer.mutationOptions(handlers));
  const remove = useMutation(trpc.content.delete.mutationOptions(handlers));
  return {
    reopen: { ...reopen, run: () => reopen.mutateAsync({ id }) },
    contest: { ...contest, run: (statement: string) => contest.mutateAsync({ id, statement }) },
    supply: {
      ...supply,
      run: (statement: string, documents: AssetId[]) =>
        supply.mutateAsync({ id, statement, documents }),
    },
    edit: {
      ...edit,
      run: (change: { description: string; visibility: ContentView['status']['visibility'] }) =>
        edit.mutateAsync({ id, ...change }),
    },
    changeUse: {
      ...changeUse,
      run: (changed: Pick<RouterInputs['content']['changeUse'], 'type' | 'use'>) =>
        changeUse.mutateAsync({ id, ...changed }),
    },
    keep: { ...keep, run: () => keep.mutateAsync({ id }) },
    answer: {
      ...answer,
      run: (objectionId: ObjectionId, statement: string, documents: AssetId[]) =>
        answer.mutateAsync({ id: objectionId, statement, documents }),
    },
    remove: {
      ...remove,
      run: (ends: Ends = []) => remove.mutateAsync({ id, ends: ends === 'all' ? ends : [...ends] }),
    },
  };
}
