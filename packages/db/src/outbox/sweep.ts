import type { DueRelease } from '@musicloud/domain/copyright/compensate-release';
import type { Which } from '@musicloud/domain/permission/settle-permission';
import type { Trace } from '@musicloud/domain/shared/events';
import type postgres from 'postgres';
import type { Queues } from '../queues/queues.ts';
import { type EventRow, eventFrom, sendingOf } from './publish.ts';

/** Only one process sweeps at a time; told apart from the other advisory locks. */
const SWEEP_LOCK = 4_202;

/** How long something may wait for its job before the sweep sends it again. */
export type SweepOptions = { readonly afterMs: number; readonly limit?: number };

/**
 * Sends again what a queue may have lost: approved contents without a source, releases and
 * their undoing under way, sound never analysed. Jobs get new ids, because a queue ignores an id it already has. Returns how many were sent.
 */
export function sweep(sql: postgres.Sql, queues: Queues, options: SweepOptions): Promise<number> {
  const { afterMs, limit = 500 } = options;
  return sql.begin(async (tx) => {
    const [lock] = await tx`select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as free`;
    if (!lock?.free) return 0;
    const rows = await tx<EventRow[]>`
      with waiting as (
        select c.content_id as subject,
          case c.state when 'approved' then 'copyright.decided' else 'copyright.' || c.state end as type
        from copyrights c left join sources s on s.content_id = c.content_id
        where (c.state in ('releasing', 'restoring') or (c.state = 'approved' and s.state is distinct from 'registered'))
          and c.since < clock_timestamp() - ${afterMs} * interval '1 millisecond'
        union all
        select a.id, 'asset.stored' from assets a
        where a.kind = 'audio' and a.state = 'stored' and not a.analysed
          and a.stored_at < clock_timestamp() - ${afterMs} * interval '1 millisecond')
      select e.id, e.type, e.payload, e.actor, e.correlation_id as "correlationId",
        e.cause_id as "causeId", e.at
      from waiting w, lateral (
        select * from events where subject_id = w.subject and type = w.type
        and published_at < clock_timestamp() - ${afterMs} * interval '1 millisecond'
        order by id desc limit 1) e
      limit ${limit}`;
    const again = `-${Math.floor(Date.now() / Math.max(afterMs, 1))}`;
    await queues.send(rows.flatMap((row) => sendingOf(eventFrom(row), again)));
    return rows.length;
  });
}

/** Requests and offers past their day, by the database's clock, each with the event that asked as cause. */
export async function dueRequests(
  sql: postgres.Sql,
  limit = 200,
): Promise<{ which: Which; trace: Trace }[]> {
  const rows = await sql<(Which & Trace)[]>`
    select p.content_id as "contentId", p.id as "permissionId",
      e.id as "causeId", e.correlation_id as "correlationId"
    from permissions p, lateral (
      select id, correlation_id from events
      where subject_id = p.content_id and type = 'permission.' || p.state
        and payload ->> 'permissionId' = p.id::text order by id desc limit 1) e
    where p.state in ('requested', 'offered') and p.due_at < clock_timestamp()
    order by p.due_at limit ${limit}`;
  return rows.map(({ contentId, permissionId, ...trace }) => ({
    which: { contentId, permissionId },
    trace,
  }));
}

/** Releases past their deadline, by the database's clock, each with the event that started it as cause. */
export async function dueReleases(
  sql: postgres.Sql,
  limit = 200,
): Promise<{ release: DueRelease; trace: Trace }[]> {
  const rows = await sql<(DueRelease & Trace)[]>`
    select c.content_id as "contentId", c.version,
      e.id as "causeId", e.correlation_id as "correlationId"
    from copyrights c, lateral (
      select id, correlation_id from events
      where subject_id = c.content_id and type = 'copyright.releasing' order by id desc limit 1) e
    where c.state = 'releasing' and c.due_at < clock_timestamp() order by c.due_at limit ${limit}`;
  return rows.map(({ contentId, version, causeId, correlationId }) => ({
    release: { contentId, version },
    trace: { causeId, correlationId },
  }));
}
