'use client';

import type { AdminSourceView } from '@musicloud/domain/status/views';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Paged } from '../../components/paged.tsx';
import { useAddress } from '../../lib/use-address.ts';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { filterOf, sourcesInput } from './filter.ts';
import { type Act, HoldDialog } from './hold-dialog.tsx';
import { SourceList } from './source-list.tsx';
import { SourcesBar } from './sources-bar.tsx';
import { SourcesEmpty } from './sources-empty.tsx';

type Asked = { readonly row: AdminSourceView; readonly act: Act };

/** Every source, for admins: found, filtered, put on hold and taken off hold with a cause. */
export function Sources() {
  const trpc = useTRPC();
  const [params, change] = useAddress();
  const filter = filterOf((name) => params.get(name));
  const query = useInfiniteQuery(
    trpc.admin.sources.infiniteQueryOptions(sourcesInput(filter), {
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const hold = useHold();
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="flex flex-col gap-5">
      <SourcesBar filter={filter} change={change} />
      <Paged
        query={query}
        count={rows.length}
        empty={
          <SourcesEmpty
            narrowed={filter.q !== '' || filter.state !== 'all'}
            onClear={() => change({ q: null, state: null })}
          />
        }
      >
        <SourceList rows={rows} onAct={(row, act) => hold.ask({ row, act })} />
      </Paged>
      <HoldDialog
        asked={hold.asked}
        pending={hold.pending}
        error={hold.error}
        onClose={() => hold.ask(null)}
        onHold={hold.send}
      />
    </div>
  );
}

/** The act under way: which source, its sending, and why it failed. */
function useHold() {
  const t = useTranslations('sources');
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const mutation = useMutation(
    trpc.admin.hold.mutationOptions({
      onSuccess: async (_answer, { act }) => {
        await client.invalidateQueries({ queryKey: trpc.admin.sources.infiniteQueryKey() });
        toast.success(t(`${act}.done`, { title: asked?.row.status.title ?? '' }));
        setAsked(null);
      },
    }),
  );
  return {
    asked,
    pending: mutation.isPending,
    error: mutation.error ? errorText(mutation.error) : null,
    ask: (next: Asked | null) => {
      mutation.reset();
      setAsked(next);
    },
    send: (cause: string) => {
      if (asked) mutation.mutate({ id: asked.row.status.contentId, act: asked.act, cause });
    },
  };
}
