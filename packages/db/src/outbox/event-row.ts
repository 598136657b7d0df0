import { type DomainEvent, subjectOf } from '@musicloud/domain/shared/events';
import { currentTraceparent } from '../observe/scope.ts';

/** An event as it is stored, with its place in the trace of the request or job that is under way. */
export const eventRow = (event: DomainEvent) => ({
  ...event,
  subjectId: subjectOf(event),
  traceparent: currentTraceparent(),
  publishedAt: null,
});
