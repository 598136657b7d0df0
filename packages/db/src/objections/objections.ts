import type { Objection } from '@musicloud/domain/objection/objection';
import type { Objections } from '@musicloud/domain/objection/ports';
import type { DueObjection } from '@musicloud/domain/objection/resume-track';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { DomainEvent, Trace } from '@musicloud/domain/shared/events';
import type { ObjectionId } from '@musicloud/domain/shared/ids';
import { eq } from 'drizzle-orm';
import type postgres from 'postgres';
import { insertMany, insertOne, jsonRow } from '../contents/json-rows.ts';
import type { Database, Db } from '../database.ts';
import { eventRow } from '../outbox/event-row.ts';
import { events, objections } from '../schema/index.ts';
import { objectionOf, objectionRow } from './rows.ts';

/** One statement, so that nothing is filed untold. A receipt that is taken files nothing. */
const FILE = `
with input as materialized (select $1::text::jsonb as doc),
go as (select 1),
filed as (${insertOne(objections, 'objection', 'go')} on conflict do nothing returning id)
${insertMany(events, 'events', 'filed')}`;

/** The objections of a database, as the domain's port. */
export const objectionsOf = ({ db, sql }: Pick<Database, 'db' | 'sql'>): Objections => ({
  find: (id) => findObjection(db, id),
  file: (objection, event) => file(db, sql, objection, event),
});

/** One objection, or null. */
async function findObjection(db: Db, id: ObjectionId): Promise<Objection | null> {
  const [row] = await db.select().from(objections).where(eq(objections.id, id));
  return row ? objectionOf(row) : null;
}

async function file(db: Db, sql: postgres.Sql, objection: Objection, event: DomainEvent) {
  const told = jsonRow(events, eventRow(event));
  const doc = { objection: jsonRow(objections, objectionRow(objection)), events: [told] };
  await sql.unsafe(FILE, [JSON.stringify(doc)], { prepare: true });
  const kept = await findObjection(db, objection.id);
  if (!kept) throw new DomainError('ID_TAKEN');
  return kept;
}

/** Answered objections whose date has come, by the database's clock, each with the event that announced it as cause. */
export async function dueObjections(
  sql: postgres.Sql,
  limit = 200,
): Promise<{ due: DueObjection; trace: Trace }[]> {
  const rows = await sql<(DueObjection & Trace)[]>`
    select o.id as "objectionId", o.version, e.id as "causeId", e.correlation_id as "correlationId"
    from objections o, lateral (
      select id, correlation_id from events
      where subject_id = o.content_id and type in ('objection.answered', 'objection.proceedings_ended')
        and payload ->> 'objectionId' = o.id::text order by id desc limit 1) e
    where o.state = 'answered' and o.due_at < clock_timestamp() order by o.due_at limit ${limit}`;
  return rows.map(({ objectionId, version, ...trace }) => ({
    due: { objectionId, version },
    trace,
  }));
}

/** Whether whoever filed an objection is still to be mailed about an event. */
export async function isClaimantDue(
  sql: postgres.Sql,
  id: ObjectionId,
  eventId: string,
): Promise<boolean> {
  const rows = await sql`
    select from objections where id = ${id} and not coalesce(mailed, '{}') @> array[${eventId}]::uuid[]`;
  return rows.length > 0;
}

/** Notes that the mail about an event is sent. */
export async function markClaimantMailed(sql: postgres.Sql, id: ObjectionId, eventId: string) {
  await sql`update objections set mailed = array_append(mailed, ${eventId}::uuid) where id = ${id}`;
}
