import type { HangingView, ImpactView } from '@musicloud/domain/permission/views';
import type { AccountId, ContentId } from '@musicloud/domain/shared/ids';
import type postgres from 'postgres';
import type { Database } from '../database.ts';

/** More is counted, but not listed: nobody chooses one by one among so many. */
const LISTED = 500;

type Asked = HangingView['permissions'][number];
type Row = Omit<HangingView, 'mine'> & {
  readonly creatorId: AccountId;
  /** Whether the reader may see it anyway: it is listed or linked. */
  readonly open: boolean;
};

/** All that hangs on a content of `reader`, over any number of generations; null when it is not theirs. */
export async function readImpact(
  { sql }: Pick<Database, 'sql'>,
  id: ContentId,
  reader: AccountId,
  noticeDays: number,
): Promise<ImpactView | null> {
  const [own] = await sql`select from contents where id = ${id} and creator_id = ${reader}`;
  if (!own) return null;
  const all = await descendants(sql, id, reader);
  const shown = all.filter((row) => row.creatorId === reader || row.open || isAsked(row));
  const asked = all.flatMap((row) => row.permissions);
  const inState = (...states: readonly Asked['state'][]) =>
    asked.filter(({ state }) => states.includes(state)).length;
  return {
    rows: shown
      .slice(0, LISTED)
      .map(({ open: _, creatorId, ...row }) => ({ ...row, mine: creatorId === reader })),
    hidden: all.length - shown.length,
    total: all.length,
    registered: all.filter((row) => row.status === 'registered').length,
    granted: inState('granted'),
    open: inState('requested', 'offered'),
    noticeDays,
  };
}

const heard: ReadonlySet<string> = new Set(['requested', 'offered', 'granted', 'revoking']);
/** As long as it is asked for or holds, the author hears it: they know its name. */
const isAsked = ({ permissions }: Row) => permissions.some(({ state }) => heard.has(state));

/** Everything made from it, and from that, but for what is deleted or not handed in; what was permitted first. */
const descendants = (sql: postgres.Sql, id: ContentId, reader: AccountId) => sql<Row[]>`
  with recursive down as (
    select id, 1 as generation from contents where original_ids @> array[${id}]::uuid[]
    union
    select c.id, down.generation + 1 from down join contents c on c.original_ids @> array[down.id]
    where down.generation < 100),
  found as (select id, min(generation)::int as generation from down group by id)
  select st.content_id as "contentId", st.creator_id as "creatorId", st.title,
    st.artist_name as "artistName", coalesce(u.name, '') as "creatorName", st.type, st.status,
    st.mark, found.generation,
    st.status = 'registered' and st.visibility <> 'private' and not st.suspended as open,
    coalesce(asked.permissions, '[]') as permissions
  from found join status st on st.content_id = found.id
    left join accounts u on u.id = st.creator_id
    left join lateral (
      select json_agg(json_build_object('id', p.id, 'state', p.state, 'use', p.use, 'part', p.part)
        order by p.id) as permissions
      from permissions p
      where p.content_id = found.id and p.original_id = ${id} and p.author_id = ${reader}) asked on true
  where st.status not in ('draft', 'deleting', 'released')
  order by asked.permissions is null, found.generation, st.created_at, st.content_id`;
