'use client';

import type { CollaboratorId, ContentId } from '@musicloud/domain/shared/ids';
import type { ContentView } from '@musicloud/domain/status/views';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouterInputs } from '../../server/router.ts';
import { useTRPC } from '../../trpc/client.tsx';

type Said = RouterInputs['collaboration']['answer']['said'];

/** What can be done with the collaborators of one content; each answer is shown at once, where it stands. */
export function useCollaboration(contentId: ContentId) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const key = trpc.content.get.queryKey({ id: contentId });
  /** A refusal means that it stands otherwise than shown: it is read again. */
  const again = () => {
    void cache.invalidateQueries({ queryKey: key });
    void cache.invalidateQueries(trpc.collaboration.list.queryFilter());
  };
  const took = (view: ContentView) => cache.setQueryData(key, () => view as never);
  const invite = useMutation(
    trpc.collaboration.invite.mutationOptions({ onSuccess: took, onError: again }),
  );
  const withdraw = useMutation(
    trpc.collaboration.withdraw.mutationOptions({ onSuccess: took, onError: again }),
  );
  const answer = useMutation(
    trpc.collaboration.answer.mutationOptions({
      onSuccess: (list) => {
        cache.setQueryData(trpc.collaboration.list.queryKey(), list);
        void cache.invalidateQueries({ queryKey: key });
      },
      onError: again,
    }),
  );
  return {
    invite: {
      ...invite,
      run: (asked: Omit<RouterInputs['collaboration']['invite'], 'contentId'>) =>
        invite.mutateAsync({ ...asked, contentId }),
    },
    withdraw: {
      ...withdraw,
      run: (collaboratorId: CollaboratorId) => withdraw.mutateAsync({ contentId, collaboratorId }),
    },
    answer: {
      ...answer,
      run: (collaboratorId: CollaboratorId, said: Said) =>
        answer.mutateAsync({ contentId, collaboratorId, said }),
    },
  };
}
