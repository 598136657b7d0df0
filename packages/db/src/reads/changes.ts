import type { AccountId, ContentId } from '@musicloud/domain/shared/ids';
import type { StatusView } from '@musicloud/domain/status/views';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { events, status } from '../schema/index.ts';
import { statusView } from './views.ts';

export type Changes = {
  readonly rows: StatusView[];
  readonly removed: ContentId[];
  /** The database's clock when it was read: where the next reading starts, less the overlap. */
  readonly at: Date;
};

/** Rows that became visible late, because their transaction was long, still fall into this window. */
const OVERLAP_MS = 3_000;

/** A creator's rows that changed since `since`, with an overlap; readers drop what they know by its version. */
export async function changesSince(db: Db, creatorId: AccountId, since: Date): Promise<Changes> {
  const from = new Date(since.getTime() - OVERLAP_MS);
  const [clock] = await db.execute<{ at: string }>(sql`select clock_timestamp() as at`);
  const rows = await db
    .select()
    .from(status)
    .where(and(eq(status.creatorId, creatorId), gt(status.changedAt, from)))
    .orderBy(asc(status.changedAt))
    .limit(500);
  const removed = await db
    .select({ id: events.subjectId })
    .from(events)
    .where(
      and(
        eq(events.type, 'content.draft_discarded'),
        sql`${events.actor} ->> 'id' = ${creatorId}`,
        gt(events.at, from),
      ),
    );
  return {
    rows: rows.map(statusView),
    removed: removed.map((row) => row.id as ContentId),
    at: new Date(clock?.at ?? Date.now()),
  };
}
