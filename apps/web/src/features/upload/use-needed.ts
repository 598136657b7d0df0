'use client';

import type { PermissionsNeeded } from '@musicloud/domain/permission/views';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import type { Form } from './form.ts';

/** Whose permission the form as it stands needs, read as soon as the originals and the use are chosen. */
export function useNeeded({ type, use, originalIds }: Pick<Form, 'type' | 'use' | 'originalIds'>) {
  const trpc = useTRPC();
  const asked = type !== 'new_music' && use !== null && originalIds.length > 0;
  const query = useQuery({
    ...trpc.permission.needed.queryOptions({ originalIds, use: use ?? 'plain_cover' }),
    enabled: asked,
    // Standing terms change in other windows: what is said here is at most as old as this visit to it.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  return {
    asked,
    needed: asked ? (query.data ?? null) : null,
    /** What is shown is still of what was chosen before. */
    settling: query.isPlaceholderData || query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
  };
}
export type NeededQuery = ReturnType<typeof useNeeded>;

/** Whether somebody said in advance that this is not permitted. */
export const isRefused = (found: PermissionsNeeded | null): boolean =>
  found?.needed.some(({ answer }) => answer === 'never') ?? false;
