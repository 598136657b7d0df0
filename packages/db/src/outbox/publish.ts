import { type DomainEvent, type EventType, eventPayloads } from '@musicloud/domain/shared/events';
import { jobsFor } from '@musicloud/domain/shared/jobs';
import type postgres from 'postgres';
import type { Queues } from '../queues/queues.ts';

export type EventRow = {
  id: string;
  type: string;
  payload: unknown;
  actor: unknown;
  correlationId: string;
  causeId: string | null;
  traceparent: string | null;
  /** As PostgreSQL writes it: Drizzle turns the driver's own date parsing off. */
  at: string;
};

/** An event as the domain knows it; throws when a stored payload is not of its type's shape. */
export function eventFrom(row: EventRow): DomainEvent {
  const { traceparent: _, ...said } = row;
  const payload = eventPayloads[row.type as EventType].parse(row.payload);
  return { ...said, payload, at: new Date(row.at) } as DomainEvent;
}

/** A job's id: the event's, and which of its jobs; sent again by a sweep it gets another suffix. */
export const jobId = (eventId: string, index: number, again = '') => `${eventId}-${index}${again}`;

/** The jobs an event sets in motion, as they are sent. */
export function sendingOf(row: EventRow, again = '') {
  const event = eventFrom(row);
  const trace = {
    traceparent: row.traceparent,
    correlationId: event.correlationId,
    causeId: event.id,
    again: again !== '',
  };
  return jobsFor(event).map((job, index) => ({
    ...job,
    id: jobId(event.id, index, again),
    trace,
  }));
}

/**
 * Hands the jobs of unpublished events to the queues and marks them published, one batch in one transaction.
 * Several relays share the work (`skip locked`). When the queues are away nothing is marked, and nothing lost.
 * Returns how many events were published.
 */
export function publishBatch(sql: postgres.Sql, queues: Queues, limit = 200): Promise<number> {
  return sql.begin(async (tx) => {
    const rows = await tx<EventRow[]>`
      select id, type, payload, actor, correlation_id as "correlationId", cause_id as "causeId",
        traceparent, at
      from events where published_at is null order by id limit ${limit} for update skip locked`;
    if (rows.length === 0) return 0;
    await queues.send(rows.flatMap((row) => sendingOf(row)));
    const ids = rows.map((row) => row.id);
    await tx`update events set published_at = clock_timestamp() where id = any(${ids}::uuid[])`;
    return rows.length;
  });
}
