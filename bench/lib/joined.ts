import type { Db } from '@musicloud/db/database';
import type { MyPageQuery } from '@musicloud/db/reads/my-page';
import { type SQL, sql } from 'drizzle-orm';

/** The index My Page would need without the status table; the peer gets it, so that no index is what differs. */
export const PEER_INDEX = 'create index contents_newest on contents (creator_id, created_at, id)';

/** The status of a content told from its facts: what `currentStatus` of the domain does, in SQL. */
const currentStatus =
  sql.raw(`case when c.state = 'draft' then 'draft' when cp.state is null then 'uploaded'
  when c.state = 'submitted' and cp.state in ('releasing', 'restoring', 'ended') then 'permission_ended'
  when cp.state = 'approved' and s.state = 'registered' then 'registered'
  when cp.state = 'withdrawn' then 'draft' when cp.state = 'releasing' then 'deleting'
  when cp.state = 'restoring' then 'deletion_failed' else cp.state end`);

const from = sql.raw(`from contents c left join copyrights cp on cp.content_id = c.id
  left join decisions d on d.id = cp.decision_id left join sources s on s.content_id = c.id
  left join assets a on a.id = c.asset_id and a.state = 'stored'`);

const said = `coalesce(c.form, c.submission)`;
/** What a row of My Page shows, from where it stands otherwise. */
const columns =
  sql.raw(`c.id as content_id, cp.id as copyright_id, c.version, c.created_at, c.updated_at,
  case when c.state = 'draft' then c.updated_at when s.state = 'registered' then s.registered_at
    else coalesce(cp.since, c.updated_at) end as since,
  ${said} ->> 'title' as title, ${said} ->> 'artistName' as artist_name, ${said} ->> 'type' as type,
  ${said} ->> 'visibility' as visibility, d.rule, d.note, c.asset_id, a.analysis -> 'durationMs' as duration_ms,
  a.analysis -> 'mark' as mark, s.id as source_id, s.code as registration_code, s.suspended_at`);

/** A place in a list: the time and the id after which the page starts. */
export type Place = readonly [at: string, id: string];
type Query = Pick<MyPageQuery, 'creatorId' | 'status' | 'type' | 'sort' | 'limit'> & {
  after?: Place | undefined;
};
type Row = { content_id: string; status: string };

/** The page `listStatus` answers, newest first or by title, by joining what the status table holds ready. */
export async function joinedPage(db: Db, { creatorId, status, type, sort, after, limit }: Query) {
  const conditions: SQL[] = [sql`c.creator_id = ${creatorId}`];
  if (status?.length) conditions.push(sql`${currentStatus} in (${list(status)})`);
  if (type?.length) conditions.push(sql`${sql.raw(said)} ->> 'type' in (${list(type)})`);
  if (after) {
    conditions.push(sql`(c.created_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  const order = sql.raw(
    sort === 'title' ? `left(${said} ->> 'title', 50), c.id` : 'c.created_at desc, c.id desc',
  );
  const rows = await db.execute<Row>(sql`select ${columns}, ${currentStatus} as status ${from}
    where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit + 1}`);
  return rows.slice(0, limit).map((row) => row.content_id);
}

const list = (values: readonly string[]) =>
  sql.join(
    values.map((one) => sql`${one}`),
    sql`, `,
  );

/** The counts `countStatus` answers. */
export async function joinedCounts(db: Db, creatorId: string): Promise<Record<string, number>> {
  const rows = await db.execute<{ status: string; count: number }>(
    sql`select ${currentStatus} as status, count(*)::int as count ${from}
      where c.creator_id = ${creatorId} group by 1`,
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
