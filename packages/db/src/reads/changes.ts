import type { AccountId, ContentId } from '@musicloud/domain/shared/ids';
import type { StatusView } from '@musicloud/domain/status/views';
import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm';
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

/** So many rows are read at a time. */
const AT_A_TIME = 500;

/** A creator's rows that changed since `since`, with an overlap; readers drop what they know by its version. */
export async function changesSince(db: Db, creatorId: AccountId, since: Date): Promise<Changes> {
  const from = new Date(since.getTime() - OVERLAP_MS);
  const [clock] = await db.execute<{ at: string }>(sql`select clock_timestamp() as at`);
  const rows: StatusView[] = [];
  let beyond = gt(status.changedAt, from);
  for (;;) {
    const page = await db
      .select({
        ...getTableColumns(status),
        // To the microsecond, as rows are told apart by it.
        place: sql<string>`${status.changedAt}::text`,
      })
      .from(status)
      .where(and(eq(status.creatorId, creatorId), beyond))
      .orderBy(asc(status.changedAt), asc(status.contentId))
      .limit(AT_A_TIME);
    rows.push(...page.map(statusView));
    const last = page.at(-1);
    if (!last || page.length < AT_A_TIME) break;
    beyond = sql`(${status.changedAt}, ${status.contentId}) > (${last.place}::timestamptz, ${last.contentId}::uuid)`;
  }
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
    rows,
    removed: removed.map((row) => row.id as ContentId),
    at: new Date(clock?.at ?? Date.now()),
  };
}
