import type { ContentType } from '@musicloud/domain/content/content';
import type { AccountId, ContentId } from '@musicloud/domain/shared/ids';
import { type Status, statuses } from '@musicloud/domain/status/status';
import type { Page, StatusCounts, StatusView } from '@musicloud/domain/status/views';
import { and, asc, count, desc, eq, ilike, inArray, ne, or, sql } from 'drizzle-orm';
import { loadFacts } from '../contents/load.ts';
import type { Db } from '../database.ts';
import { status } from '../schema/index.ts';
import { anywhere, beyond, cursorOf, pageOf } from './keyset.ts';
import { statusView } from './views.ts';

export type MyPageQuery = {
  readonly creatorId?: AccountId | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly type?: readonly ContentType[] | undefined;
  readonly q?: string | undefined;
  readonly sort?: 'newest' | 'oldest' | 'title' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** One page of status rows: a creator's, or everybody's when none is named. */
export async function listStatus(db: Db, query: MyPageQuery): Promise<Page<StatusView>> {
  const { creatorId, status: wanted, type, q, sort = 'newest', cursor, limit } = query;
  const byTitle = sort === 'title';
  const column = byTitle ? titleStart : status.createdAt;
  const direction = sort === 'newest' ? 'desc' : 'asc';
  const order = direction === 'desc' ? desc : asc;
  const rows = await db
    .select({ row: status, titleStart })
    .from(status)
    .where(
      and(
        creatorId === undefined ? undefined : eq(status.creatorId, creatorId),
        wanted?.length ? inArray(status.status, [...wanted]) : undefined,
        type?.length ? inArray(status.type, [...type]) : undefined,
        q ? found(q) : undefined,
        beyond([column, status.contentId], direction, cursor, byTitle ? 'text' : 'timestamptz'),
      ),
    )
    .orderBy(order(column), order(status.contentId))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row }) => statusView(row),
    ({ row, titleStart: title }) =>
      cursorOf(byTitle ? title : row.createdAt.toISOString(), row.contentId),
  );
}

/** The same page, with all that stands behind its rows. */
export async function listFacts(db: Db, query: MyPageQuery) {
  const { rows, next } = await listStatus(db, query);
  const ids = rows.map((row) => row.contentId);
  const byId = new Map((await loadFacts(db, ids)).map((one) => [one.content.id, one]));
  return { facts: ids.flatMap((id) => byId.get(id) ?? []), next };
}

/** What titles are sorted by: a draft's may be thousands of characters long, a cursor has to stay short. */
const titleStart = sql<string>`left(${status.title}, 50)`;

const found = (q: string) =>
  or(
    ilike(status.title, anywhere(q)),
    ilike(status.artistName, anywhere(q)),
    ilike(status.registrationCode, anywhere(q)),
  );

/** How many contents a creator has in each status; off the index alone. */
export async function countStatus(db: Db, creatorId: AccountId): Promise<StatusCounts> {
  const rows = await db
    .select({ status: status.status, count: count() })
    .from(status)
    .where(eq(status.creatorId, creatorId))
    .groupBy(status.status);
  const found = new Map(rows.map((row) => [row.status, row.count]));
  return Object.fromEntries(statuses.map((one) => [one, found.get(one) ?? 0])) as StatusCounts;
}

/** One status row, whoever's it is. */
export async function findStatus(db: Db, contentId: string) {
  const [row] = await db.select().from(status).where(eq(status.contentId, contentId));
  return row ?? null;
}

/** The ids of all contents of a creator that are not deleted. */
export async function listOwn(db: Db, creatorId: AccountId): Promise<ContentId[]> {
  const rows = await db
    .select({ id: status.contentId })
    .from(status)
    .where(and(eq(status.creatorId, creatorId), ne(status.status, 'released')));
  return rows.map((row) => row.id as ContentId);
}
