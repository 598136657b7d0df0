import type postgres from 'postgres';
import { FILES_LOCK } from '../backup/locks.ts';
import type { Storage } from '../storage/storage.ts';

/** How many days files are kept that nothing uses. */
export type FileDays = {
  /** Uploads that broke off, and what was refused. */
  readonly unfinished: number;
  /** Whole ones that no content, no draft and no claim ever used. */
  readonly unused: number;
};

/**
 * Removes uploads that were never finished, and files that nothing uses, at most `limit`: the file first, then its row,
 * so that none is left behind without one. Nobody can begin to use one meanwhile: its row is locked. While a backup
 * runs nothing is removed, because its snapshot may name it. Returns how many went.
 */
export function dropFiles(
  sql: postgres.Sql,
  storage: Pick<Storage, 'remove'>,
  days: FileDays,
  limit: number,
): Promise<number> {
  return sql.begin(async (tx) => {
    const [lock] = await tx<{ free: boolean }[]>`
      select pg_try_advisory_xact_lock(${FILES_LOCK}) as free`;
    if (!lock?.free) return 0;
    const rows = await tx<{ id: string }[]>`
      select a.id from assets a
      where a.content_id is null
        and a.created_at < clock_timestamp() - interval '1 day'
          * case a.state when 'stored' then ${days.unused}::float8 else ${days.unfinished}::float8 end
        and not exists (select from upload_locks l
          where l.upload_id = a.id::text and l.expires_at > clock_timestamp())
        and not exists (select from contents c
          where c.creator_id = a.creator_id and c.form::text like '%' || a.id::text || '%')
      order by a.created_at limit ${limit} for update of a skip locked`;
    for (const { id } of rows) await storage.remove(id);
    await tx`delete from assets where id = any(${rows.map(({ id }) => id)}::uuid[])`;
    return rows.length;
  });
}
