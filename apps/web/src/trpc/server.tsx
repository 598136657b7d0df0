import type { MeView } from '@musicloud/domain/status/views';
import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query';
import { createTRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache, type ReactNode } from 'react';
import { domainErrorOf } from '../lib/errors.ts';
import type { AppRouter } from '../server/router.ts';
import { makeQueryClient } from './query-client.ts';

/**
 * The procedures, called in this process as the person whose request this is. The server put them on
 * `globalThis`: an import would bundle a second copy of it.
 */
export const serverApi = cache(async () => {
  if (!globalThis.musicloud) throw new Error('pages are answered by server.ts only');
  return globalThis.musicloud.caller(await headers());
});

/** A tRPC link that calls the procedure here instead of over the network. */
const callerLink: TRPCLink<AppRouter> =
  () =>
  ({ op }) =>
    observable((observer) => {
      const answer = async () => {
        let step: unknown = await serverApi();
        for (const name of op.path.split('.')) step = (step as Record<string, unknown>)[name];
        return (step as (input: unknown) => Promise<unknown>)(op.input);
      };
      answer().then(
        (data) => {
          observer.next({ result: { type: 'data', data } });
          observer.complete();
        },
        (error) =>
          observer.error(
            TRPCClientError.from(error instanceof Error ? error : new Error('call failed')),
          ),
      );
    });

const requestQueries = cache(makeQueryClient);

/**
 * For prefetching in a server component: `const { trpc, queries } = serverQueries();`
 * `await queries.prefetchQuery(trpc.status.list.queryOptions({}))`, then wrap the page in
 * `<Hydrate>`; the client's `useSuspenseQuery` with the same options finds its answer there.
 */
export const serverQueries = cache(() => {
  const queries = requestQueries();
  const client = createTRPCClient<AppRouter>({ links: [callerLink] });
  return { queries, trpc: createTRPCOptionsProxy<AppRouter>({ client, queryClient: queries }) };
});

/**
 * Hands everything fetched so far in this request to the client's cache. What is still under way stays out: the
 * layout would hand over a page's query as pending, and the page, which has its answer, would not match.
 */
export function Hydrate({
  children,
  of,
}: {
  readonly children: ReactNode;
  readonly of?: QueryClient;
}) {
  return (
    <HydrationBoundary state={dehydrate(of ?? requestQueries())}>{children}</HydrationBoundary>
  );
}

/** The signed-in account of this request, or null. */
export const currentAccount = cache(
  async (): Promise<MeView | null> => (await serverApi()).account.me(),
);

/** The signed-in account; anyone else is led to sign in and back to `next`. */
export async function requireAccount(next: string): Promise<MeView> {
  const me = await currentAccount();
  if (me === null) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  return me;
}

/** The signed-in admin; for anyone else the page does not exist. */
export async function requireAdmin(): Promise<MeView> {
  const me = await currentAccount();
  if (me?.role !== 'admin') notFound();
  return me;
}

/** Awaits a call; what the domain calls not found becomes the page that says so. */
export async function orNotFound<Value>(call: Promise<Value>): Promise<Value> {
  try {
    return await call;
  } catch (error) {
    if (domainErrorOf(error)?.code === 'NOT_FOUND') notFound();
    throw error;
  }
}
