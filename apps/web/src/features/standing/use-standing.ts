'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useTRPC } from '../../trpc/client.tsx';
import type { StandingInput } from './standing-form.ts';

/** What one says in advance of an original or, without one, of all: read, and saved with a word about it. */
export function useStanding(contentId: ContentId | null) {
  const t = useTranslations('standing.editor');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const query = useQuery(trpc.permission.standing.queryOptions({ contentId }));
  const save = useMutation(
    trpc.permission.setStanding.mutationOptions({
      onSuccess: async (terms) => {
        cache.setQueryData(trpc.permission.standing.queryKey({ contentId }), terms);
        // Forms that ask what is needed, and the public page, read it anew.
        void cache.invalidateQueries(trpc.permission.needed.pathFilter());
        void cache.invalidateQueries(trpc.source.track.pathFilter());
        toast.success(t('saved'));
      },
    }),
  );
  return { query, save, run: (terms: StandingInput) => save.mutateAsync({ contentId, terms }) };
}
