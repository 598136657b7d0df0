import type { DomainEvent } from '@musicloud/domain/shared/events';
import type { EventId } from '@musicloud/domain/shared/ids';
import type postgres from 'postgres';
import { type EventRow, eventFrom } from './publish.ts';

/** One stored event, or null. */
export async function findEvent(sql: postgres.Sql, id: EventId): Promise<DomainEvent | null> {
  const [row] = await sql<EventRow[]>`
    select id, type, payload, actor, correlation_id as "correlationId", cause_id as "causeId",
      traceparent, at
    from events where id = ${id}`;
  return row ? eventFrom(row) : null;
}
