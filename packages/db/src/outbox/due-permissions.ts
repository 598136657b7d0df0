import type { Which } from '@musicloud/domain/permission/settle-permission';
import type { Trace } from '@musicloud/domain/shared/events';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type postgres from 'postgres';

/** So many at a time; what is left comes with the next sweep. */
const BATCH = 200;

type Row = Which & Trace;
export type DuePermission = { readonly which: Which; readonly trace: Trace };
const dueOf = ({ contentId, permissionId, causeId, correlationId }: Row): DuePermission => ({
  which: { contentId, permissionId },
  trace: { causeId, correlationId },
});

const columns = (sql: postgres.Sql) => sql`
  p.content_id as "contentId", p.id as "permissionId", e.id as "causeId", e.correlation_id as "correlationId"`;
/** What happened last to a permission `p`, as `e`: the cause of what comes of it. */
const lastEvent = (sql: postgres.Sql) => sql`lateral (
  select id, correlation_id from events
  where subject_id = p.content_id and type like 'permission.%'
    and payload ->> 'permissionId' = p.id::text order by id desc limit 1) e`;

/** Requests and offers past their day, by the database's clock, each with what happened to it last as cause. */
export async function dueRequests(sql: postgres.Sql, limit = BATCH): Promise<DuePermission[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from permissions p, ${lastEvent(sql)}
    where p.state in ('requested', 'offered') and p.due_at < clock_timestamp()
    order by p.due_at limit ${limit}`;
  return rows.map(dueOf);
}

/**
 * Contents with a permission whose notice or term is over by the database's clock; each once. One whose end could not
 * be done in time is tried again `againMs` after that was undone.
 */
export async function dueEndings(
  sql: postgres.Sql,
  { againMs, limit = BATCH }: { readonly againMs: number; readonly limit?: number },
): Promise<{ contentId: ContentId; trace: Trace }[]> {
  const rows = await sql<Row[]>`
    select distinct on (p.content_id) ${columns(sql)}
    from permissions p join contents c on c.id = p.content_id
      join copyrights r on r.content_id = p.content_id, ${lastEvent(sql)}
    where p.state in ('granted', 'revoking') and p.due_at < clock_timestamp()
      and c.state = 'submitted' and r.state not in ('releasing', 'restoring')
      and not exists (select from events undone where undone.subject_id = p.content_id
        and undone.type = 'copyright.restored'
        and undone.at > clock_timestamp() - ${againMs} * interval '1 millisecond')
    order by p.content_id, p.due_at limit ${limit}`;
  return rows.map((row) => ({ contentId: row.contentId, trace: dueOf(row).trace }));
}

/** When people are reminded, in days: so long after a request without an answer, so long before a term ends. */
export type Reminding = { readonly afterDays: number; readonly beforeDays: number };

/** What somebody is to be reminded of, by the database's clock: open requests, and terms about to end. */
export async function dueReminders(
  sql: postgres.Sql,
  { afterDays, beforeDays }: Reminding,
  limit = BATCH,
): Promise<DuePermission[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from permissions p join contents c on c.id = p.content_id
      join copyrights r on r.content_id = p.content_id, ${lastEvent(sql)}
    where p.reminded_at is null and c.state = 'submitted' and r.state not in ('releasing', 'restoring')
      and (p.state = 'requested' and p.since < clock_timestamp() - ${afterDays} * interval '1 day'
        or p.state = 'granted' and p.due_at > clock_timestamp()
          and p.due_at < clock_timestamp() + ${beforeDays} * interval '1 day')
    limit ${limit}`;
  return rows.map(dueOf);
}
