import type { DomainEvent } from '@musicloud/domain/shared/events';
import { subjectOf } from '@musicloud/domain/shared/events';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type postgres from 'postgres';
import { events } from '../schema/index.ts';
import { jsonRow } from './json-rows.ts';

/** One lock for all registrations; an arbitrary number, told apart from the other advisory locks. */
const REGISTRATION_LOCK = 4_201;

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
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${REGISTRATION_LOCK})`;
    const [next] = await tx`select nextval('registration_numbers')::int as number`;
    const number = next?.number as number;
    const event = eventOf(number);
    const row = jsonRow(events, { ...event, subjectId: subjectOf(event), publishedAt: null });
    const [taken] = await tx`
      with numbered as (
        update contents set registration_number = ${number}, version = version + 1
        where id = ${id} and version = ${version} and registration_number is null
        returning id, version),
      shown as (
        update status set version = numbered.version, changed_at = clock_timestamp()
        from numbered where status.content_id = numbered.id),
      told as (
        insert into events select row.* from numbered,
          jsonb_populate_record(null::events, ${JSON.stringify(row)}::text::jsonb) row)
      select id from numbered`;
    return taken ? number : ('moved' as const);
  });
}
