'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import type { StatusView } from '@musicloud/domain/status/views';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useTRPC, useTRPCClient } from './client.tsx';

/** What changed: rows as they are now, ids that are gone, unread news, and permissions that wait for this account. */
export type LiveNews = {
  readonly rows: readonly StatusView[];
  readonly removed: readonly ContentId[];
  readonly unread: number;
  readonly asked: number;
};
type Message =
  | { readonly kind: 'news'; readonly news: LiveNews }
  | { readonly kind: 'line'; readonly open: boolean };
type Listener = (news: LiveNews) => void;

const CHANNEL = 'musicloud-live';
const LOCK = 'musicloud-live-stream';
/** While the line is down, lists are asked for again this often. */
const POLL_MS = 5000;

type Live = { readonly listen: (listener: Listener) => () => void; readonly behind: boolean };
const LiveContext = createContext<Live>({ listen: () => () => {}, behind: false });

/**
 * Follows one's own contents live. The tab that holds the lock keeps the one stream of this browser and tells
 * the others over a channel; when it closes, the next takes over. Without a stream, lists are polled.
 */
export function LiveProvider({
  on,
  children,
}: {
  readonly on: boolean;
  readonly children: ReactNode;
}) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const listeners = useRef(new Set<Listener>());
  const [behind, setBehind] = useState(false);
  const [live] = useState(() => ({
    listen: (listener: Listener) => {
      listeners.current.add(listener);
      return () => void listeners.current.delete(listener);
    },
  }));

  useEffect(() => {
    if (!on) return;
    const channel = new BroadcastChannel(CHANNEL);
    const stop = new AbortController();
    const hear = (message: Message) => {
      if (message.kind === 'line') return setBehind(!message.open);
      queries.setQueryData(trpc.account.me.queryKey(), (me) =>
        me ? { ...me, unread: message.news.unread, asked: message.news.asked } : me,
      );
      for (const listener of listeners.current) listener(message.news);
    };
    const tell = (message: Message) => {
      hear(message);
      channel.postMessage(message);
    };
    channel.onmessage = (event: MessageEvent<Message>) => hear(event.data);

    const follow = () =>
      new Promise<void>((done) => {
        let again: ReturnType<typeof setTimeout> | undefined;
        let stream = begin();
        function begin() {
          return client.status.live.subscribe(undefined, {
            onData: (event) => tell({ kind: 'news', news: 'data' in event ? event.data : event }),
            onConnectionStateChange: (state) =>
              tell({ kind: 'line', open: state.state === 'pending' || state.state === 'idle' }),
            onError: (error) => {
              tell({ kind: 'line', open: false });
              // A browser gives a stream up that is refused once, be it by a proxy whose servers are just replaced.
              if (error.data?.code === 'UNAUTHORIZED') return;
              again = setTimeout(() => {
                stream = begin();
              }, POLL_MS);
            },
          });
        }
        stop.signal.addEventListener('abort', () => {
          clearTimeout(again);
          stream.unsubscribe();
          done();
        });
      });
    // On plain http other than localhost there are no locks: then every tab keeps its own stream.
    if (navigator.locks) {
      navigator.locks.request(LOCK, { signal: stop.signal }, follow).catch(() => {});
    } else void follow();
    return () => {
      stop.abort();
      channel.close();
    };
  }, [on, client, trpc, queries]);

  useEffect(() => {
    if (!behind) return;
    const ask = () => {
      void queries.invalidateQueries({ queryKey: trpc.status.pathKey() });
      void queries.invalidateQueries({ queryKey: trpc.permission.pathKey() });
      void queries.invalidateQueries({ queryKey: trpc.account.me.queryKey() });
    };
    const timer = setInterval(ask, POLL_MS);
    return () => {
      clearInterval(timer);
      // A stream that begins anew tells nothing of what was before it.
      ask();
    };
  }, [behind, queries, trpc]);

  return <LiveContext value={{ ...live, behind }}>{children}</LiveContext>;
}

/** Calls `listener` with every piece of live news while the component stands. */
export function useLiveNews(listener: Listener): void {
  const { listen } = useContext(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => listen((news) => latest.current(news)), [listen]);
}

/** Whether the live line is down and the page is polling. */
export const useBehind = (): boolean => useContext(LiveContext).behind;
