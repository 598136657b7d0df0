import type { DomainEvent } from '@musicloud/domain/shared/events';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type postgres from 'postgres';
import { eventRow } from '../outbox/event-row.ts';
import { events } from '../schema/index.ts';
import { jsonRow } from './json-rows.ts';

/** One lock for all registrations; an arbitrary number, told apart from the other advisory locks. */
const REGISTRATION_LOCK = 4_201;

/** One statement, so that the lock all registrations wait for is held for one round trip; first of all parts. */
const TAKE = `
with input as materialized (select $1::text::jsonb as doc),
locked as materialized (select pg_advisory_xact_lock(${REGISTRATION_LOCK})),
next as materialized (select nextval('registration_numbers')::int as number from locked),
numbered as (
  update contents set registration_number = next.number, version = contents.version + 1
  from next, input
  where contents.id = (doc ->> 'id')::uuid and contents.version = (doc ->> 'version')::int
    and contents.registration_number is null
  returning contents.id, contents.version, next.number),
shown as (
  update status set version = numbered.version, changed_at = clock_timestamp()
  from numbered where status.content_id = numbered.id),
told as (
  insert into events select row.* from numbered, input, lateral jsonb_populate_record(null::events,
    jsonb_set(doc -> 'event', '{payload,number}', to_jsonb(numbered.number))) row)
select number from numbered`;

/**
 * Gives a content the next registration number. The lock is held until the commit, so that whoever has a
 * smaller number has committed it before. One that has a number keeps it.
 */
export async function takeNumber(
  sql: postgres.Sql,
  id: ContentId,
  version: number,
  eventOf: (number: number) => DomainEvent,
): Promise<number | 'moved'> {
  const [had] = await sql`select registration_number::int as number from contents where id = ${id}`;
  if (typeof had?.number === 'number') return had.number;
  // The number is put in where it is drawn.
  const event = jsonRow(events, eventRow(eventOf(0)));
  const doc = JSON.stringify({ id, version, event });
  const [taken] = await sql.unsafe<{ number: number }[]>(TAKE, [doc], { prepare: true });
  return taken?.number ?? 'moved';
}
