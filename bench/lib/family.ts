import type { ContentId } from '@musicloud/domain/shared/ids';
import type postgres from 'postgres';

const BRANCH = 23;

/**
 * Makes a family of `size` out of registered contents, all public: below a root branches of 23 each, of which every
 * third hangs on the one before. The ids in that order.
 */
export async function makeFamily(sql: postgres.Sql, size: number): Promise<ContentId[]> {
  const rows = await sql<{ id: ContentId }[]>`
    select content_id as id from status where status = 'registered' order by created_at limit ${size}`;
  const ids = rows.map(({ id }) => id);
  const parentOf = (at: number) => {
    const branch = at - ((at - 1) % BRANCH);
    if (at === branch) return 0;
    return (at - branch) % 3 === 0 ? at - 1 : branch;
  };
  const pairs = ids.slice(1).map((id, at) => ({ id, of: ids[parentOf(at + 1)] ?? id }));
  await sql`
    update contents c set original_ids = array[pair."of"]::uuid[]
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair (id uuid, "of" uuid) where c.id = pair.id`;
  await sql`update status set visibility = 'public' where content_id = any(${ids}::uuid[])`;
  await sql.unsafe('vacuum (analyze) contents, status');
  return ids;
}

/** The peer: the same walk by one query a content, as a repository that knows `findByOriginal` would do it. */
export async function walkOneByOne(sql: postgres.Sql, root: ContentId): Promise<ContentId[]> {
  const found = [root];
  for (const id of found) {
    const below = await sql<{ id: ContentId; title: string }[]>`
      select c.id, s.title, s.artist_name, s.type, s.status, s.mark
      from contents c join status s on s.content_id = c.id
      where c.original_ids @> array[${id}]::uuid[] and s.status = 'registered' and s.visibility = 'public'`;
    found.push(...below.map((one) => one.id));
  }
  return found;
}
