import type { DueRelease } from '@musicloud/domain/copyright/compensate-release';
import type { Trace } from '@musicloud/domain/shared/events';
import type postgres from 'postgres';
import type { Queues } from '../queues/queues.ts';
import { type EventRow, sendingOf } from './publish.ts';

/** Only one process sweeps at a time; told apart from the other advisory locks. */
const SWEEP_LOCK = 4_202;
/**
 * So many times the waiting time a job that is sent again keeps its id: a queue that still holds it ignores it, and
 * does not grow while its workers are away; one that lost it takes it at once.
 */
const SAME_ID_FOR = 8;

/** How long something may wait for its job before the sweep sends it again. */
export type SweepOptions = { readonly afterMs: number; readonly limit?: number };

/**
 * Sends again what a queue may have lost: approved contents without a source, releases and their undoing under
 * way, permissions that hang on what was deleted, sound never analysed. When there is more than `limit`, chance picks, so that what fails again and again
 * starves nobody. All times are the database's. Returns how many were sent.
 */
export function sweep(sql: postgres.Sql, queues: Queues, options: SweepOptions): Promise<number> {
  const { afterMs, limit = 500 } = options;
  return sql.begin(async (tx) => {
    const [lock] = await tx<{ free: boolean; span: string }[]>`
      select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as free,
        floor(extract(epoch from clock_timestamp()) * 1000 / ${Math.max(1, afterMs * SAME_ID_FOR)})::text as span`;
    if (!lock?.free) return 0;
    const rows = await tx<EventRow[]>`
      with waiting as (
        select st.content_id as subject, 'copyright.decided' as type
        from status st join copyrights c on c.content_id = st.content_id
          left join sources s on s.content_id = st.content_id
        where st.status in ('approved', 'deletion_failed') and c.state = 'approved'
          and s.state is distinct from 'registered'
        union all
        select content_id, 'copyright.' || state from copyrights where state in ('releasing', 'restoring')
        union all
        select id, 'copyright.released' from contents where ends is not null and state = 'deleted'
        union all
        select id, 'asset.stored' from assets where kind = 'audio' and state = 'stored' and not analysed)
      select e.id, e.type, e.payload, e.actor, e.correlation_id as "correlationId",
        e.cause_id as "causeId", e.traceparent, e.at
      from waiting w, lateral (
        select * from events where subject_id = w.subject and type = w.type
        and (type <> 'copyright.decided' or payload ->> 'outcome' = 'approved')
        and published_at < clock_timestamp() - ${afterMs} * interval '1 millisecond'
        order by id desc limit 1) e
      order by random() limit ${limit}`;
    await queues.send(rows.flatMap((row) => sendingOf(row, `-${lock.span}`)));
    return rows.length;
  });
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
