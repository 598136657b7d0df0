import type { Db } from '@musicloud/db/database';
import { type Changes, changesSince } from '@musicloud/db/reads/changes';
import { countStatus, listStatus } from '@musicloud/db/reads/my-page';
import { countUnread } from '@musicloud/db/reads/notifications';
import { countWaiting } from '@musicloud/db/reads/permissions';
import { contentTypes } from '@musicloud/domain/content/content';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { AccountId } from '@musicloud/domain/shared/ids';
import { statuses } from '@musicloud/domain/status/status';
import { TRPCError, tracked } from '@trpc/server';
import { z } from 'zod';
import { heldOpen } from '../metrics.ts';
import { creator, router } from '../trpc.ts';
import { paging, words } from './paging.ts';

export const statusRouter = router({
  list: creator
    .input(
      z.object({
        status: z.array(z.enum(statuses)).optional(),
        type: z.array(z.enum(contentTypes)).optional(),
        q: words.optional(),
        sort: z.enum(['newest', 'oldest', 'title']).optional(),
        ...paging,
      }),
    )
    .query(({ ctx: { container, account }, input }) =>
      container.reads(({ db }) => listStatus(db, { ...input, creatorId: account.id })),
    ),
  counts: creator.query(({ ctx: { container, account } }) =>
    container.reads(({ db }) => countStatus(db, account.id)),
  ),
  /** Rows that change, from the moment of the last event on; the first answer says where the stream stands. */
  live: creator
    .input(z.object({ lastEventId: z.string().max(40).nullish() }).optional())
    .subscription(async function* ({ ctx: { container, account, stays }, input, signal }) {
      const stop = signal ?? new AbortController().signal;
      let since = momentOf(input?.lastEventId) ?? new Date();
      const fresh = newsFilter();
      using _open = heldOpen();
      while (!stop.aborted && !container.live.ended.aborted) {
        // Asked for before reading: a change while reading is not missed.
        const changed = container.live.next(account.id, stop);
        const { at, ...changes } = await container.reads(({ db }) => newsOf(db, account.id, since));
        const news = fresh(changes);
        if (news) yield tracked(at.toISOString(), news);
        since = at;
        await changed;
        if (stays && !stop.aborted && !(await stays())) throw signedOut();
      }
      // Told as trouble of ours, so that the reader reconnects; a plain end would tell it to stop for good.
      if (!stop.aborted) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE' });
    }),
});

/** As at the door: a reader that is told so does not come back by itself. */
const signedOut = () =>
  new TRPCError({ code: 'UNAUTHORIZED', cause: new DomainError('UNAUTHENTICATED') });

async function newsOf(db: Db, creatorId: AccountId, since: Date) {
  const changes = await changesSince(db, creatorId, since);
  const unread = await countUnread(db, creatorId);
  return { ...changes, unread, asked: await countWaiting(db, creatorId) };
}

/** What changed, how much news is unread, and how many permissions wait for this account's answer. */
type News = Omit<Changes, 'at'> & { readonly unread: number; readonly asked: number };

/** Leaves out what this stream already told: readings overlap. Null when nothing is new; the first always tells. */
function newsFilter(): (news: News) => News | null {
  const told = new Set<string>();
  let countsTold = '';
  const isNew = (key: string) => !told.has(key) && told.add(key);
  return ({ rows, removed, unread, asked }) => {
    const news = {
      rows: rows.filter((row) => isNew(`${row.contentId}:${row.version}`)),
      removed: removed.filter((id) => isNew(id)),
      unread,
      asked,
    };
    const counts = `${unread} ${asked}`;
    const nothing = news.rows.length + news.removed.length === 0 && counts === countsTold;
    countsTold = counts;
    return nothing ? null : news;
  };
}

function momentOf(id: string | null | undefined): Date | undefined {
  const at = new Date(id ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at;
}
