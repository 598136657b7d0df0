import { setTimeout as wait } from 'node:timers/promises';
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import type { AppRouter } from '../../../apps/web/src/server/router.ts';
import type { Person } from '../ground.ts';
import type { UploadCall } from '../ledger.ts';

/** One browser tab: its live stream, and what it was told. */
export type Stream = {
  readonly by: Person;
  /** How often it was ended from outside and came back. */
  readonly resumed: () => number;
  /** The last status it was told of each content. */
  readonly told: ReadonlyMap<string, string>;
  readonly stop: () => void;
};

/** Opens a live stream as a page does, with the same client, and resolves when it stands. */
export async function openStream(origin: string, by: Person): Promise<Stream> {
  const told = new Map<string, string>();
  let started = 0;
  const first = Promise.withResolvers<void>();
  const client = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: `${origin}/api/trpc`,
        EventSource,
        eventSourceOptions: {
          fetch: (input, init) =>
            fetch(input, { ...init, headers: { ...init.headers, cookie: by.cookie } }),
        },
      }),
    ],
  });
  const subscription = client.status.live.subscribe(undefined, {
    onStarted: () => {
      started += 1;
      first.resolve();
    },
    onData: ({ data }) => {
      for (const row of data.rows) told.set(row.contentId, row.status);
    },
    onError: (error) => first.reject(error),
  });
  await first.promise;
  return { by, resumed: () => started - 1, told, stop: () => subscription.unsubscribe() };
}

/** Contents whose end a stream of their creator was not told: waits a while for what is still on its way. */
export async function untoldOf(
  streams: readonly Stream[],
  accepted: readonly UploadCall[],
  patienceMs: number,
): Promise<string[]> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const untold = streams.flatMap(({ by, told }) =>
      accepted
        .filter((call) => call.by.id === by.id)
        .filter(({ contentId }) => told.get(contentId ?? '') !== 'registered')
        .map(({ contentId }) => `${contentId} ${told.get(contentId ?? '')}`),
    );
    if (untold.length === 0 || performance.now() > deadline) return untold;
    await wait(200);
  }
}
