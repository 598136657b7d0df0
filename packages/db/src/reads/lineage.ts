import { familyTree, type Kin } from '@musicloud/domain/content/lineage';
import type {
  LineageRights,
  LineageTrack,
  LineageView,
} from '@musicloud/domain/content/lineage-views';
import type { PermissionState } from '@musicloud/domain/permission/permission';
import type { AccountId, ContentId, PermissionId } from '@musicloud/domain/shared/ids';
import type { Status } from '@musicloud/domain/status/status';
import type postgres from 'postgres';

export type LineageQuery = {
  readonly id: ContentId;
  readonly reader: { readonly id: AccountId | null; readonly admin: boolean };
  /** How many contents are looked at, nearest to the roots first. */
  readonly limit: number;
};
/** Most contents a lineage looks at. */
export const MOST_KIN = 2000;

type KinRow = Kin & {
  title: string;
  artistName: string;
  type: LineageTrack['type'];
  status: Status;
  mark: number[] | null;
  mine: boolean;
  open: boolean;
  outside: LineageTrack['outside'];
  /** The permissions of it that the reader is a side of. */
  states: PermissionState[] | null;
  permissionId: PermissionId | null;
  beyond: boolean;
};

/** The family of a content that the reader may see; null when they may not see it. */
export async function readLineage(
  sql: postgres.Sql,
  query: LineageQuery,
): Promise<LineageView | null> {
  const rows = await findFamily(sql, query);
  const own = rows.find(({ id }) => id === query.id);
  if (!own?.shown) return null;
  const titles = new Map(rows.filter((row) => row.shown).map((row) => [row.id, row.title]));
  const places = familyTree(rows);
  const above: ContentId[] = [];
  return {
    places: places.map((place) => {
      const { row, depth, hidden } = place;
      const track = trackOf(row, titles, above[depth - 1]);
      above[depth] = row.id;
      return { depth, hidden, track };
    }),
    more: rows.some(({ beyond }) => beyond),
  };
}

function trackOf(
  row: KinRow,
  titles: ReadonlyMap<ContentId, string>,
  parent: ContentId | undefined,
): LineageTrack | null {
  if (!row.shown) return null;
  const { id, title, artistName, type, status, mark, mine, open, permissionId, outside } = row;
  const also = row.originalIds
    .filter((one) => one !== parent && one !== id)
    .flatMap((one) => titles.get(one) ?? []);
  return {
    contentId: id,
    ...{ title, artistName, type, status, mine, open, permissionId, outside, also },
    mark: mark?.filter((_, at) => at % 2 === 0) ?? null,
    rights: rightsOf(row),
  };
}

/** The least settled first: what is not granted says more than what is. */
const told: readonly PermissionState[] = [
  'requested',
  'offered',
  'revoking',
  'denied',
  'withdrawn',
  'expired',
  'revoked',
  'ended',
  'granted',
];

function rightsOf({ originalIds, outside, states }: KinRow): LineageRights {
  if (originalIds.length === 0 && !outside) return 'original';
  return told.find((state) => states?.includes(state)) ?? 'permitted';
}

/**
 * One statement: up to the roots, down from them generation by generation until `limit`, and what the reader may know
 * of each. `union` takes every content once, so that a circle comes to an end.
 */
function findFamily(sql: postgres.Sql, { id, reader, limit }: LineageQuery): Promise<KinRow[]> {
  const side = sql`(c.creator_id = ${reader.id} or p.author_id = ${reader.id} or ${reader.admin})`;
  return sql<KinRow[]>`
    with recursive up as (
      select id, original_ids from contents where id = ${id}
      union
      select o.id, o.original_ids from up join contents o on o.id = any(up.original_ids)),
    line as (select * from up limit ${MOST_KIN}),
    down as (
      -- In a circle there is no root.
      (select id from line where not exists (select from contents o where o.id = any(line.original_ids))
        union all select ${id})
      union
      select c.id from down join contents c on c.original_ids @> array[down.id]),
    -- A recursive query is read no further than it is asked for, and comes by generations.
    family as (select id, row_number() over () as at from (select id from down limit ${limit + 1}) nearest),
    kin as (
      select id, bool_or(beyond) as beyond from (
        select id, at > ${limit} as beyond from family union all select id, false from line) each
      group by id)
    select c.id, c.original_ids as "originalIds", kin.beyond, s.title, s.artist_name as "artistName", s.type, s.status,
      s.mark, s.creator_id is not distinct from ${reader.id} as mine,
      s.visibility <> 'private' and not s.suspended as open,
      case when c.submission -> 'outsideOriginal' is distinct from 'null' then jsonb_build_object(
        'title', c.submission #>> '{outsideOriginal,title}',
        'writers', c.submission #>> '{outsideOriginal,writers}') end as outside,
      sides.states, sides.asked as "permissionId",
      coalesce((s.status = 'registered' and s.visibility = 'public' and not s.suspended)
        or c.id = ${id} and s.status = 'registered' and s.visibility = 'link' and not s.suspended
        or (c.creator_id = ${reader.id} or ${reader.admin}) and s.status not in ('draft', 'released')
        or sides.open, false) as shown,
      s.status = 'registered' as counts
    from kin join contents c on c.id = kin.id join status s on s.content_id = kin.id
      left join sources on sources.content_id = kin.id
      left join lateral (
        select array_agg(p.state) as states,
          (array_agg(p.id) filter (where p.author_id = ${reader.id}))[1] as asked,
          bool_or(p.author_id = ${reader.id} and p.state in ('requested', 'offered', 'granted', 'revoking')) as open
        from permissions p where p.content_id = kin.id and ${side}) sides on true
    where c.submission is not null
    order by coalesce(sources.registered_at, c.submitted_at), c.id`;
}
