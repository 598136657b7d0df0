import type { Actor, DomainEvent, Trace } from '../shared/events.ts';
import type { Ports } from '../shared/ports.ts';
import { eventOf } from '../shared/use-case.ts';
import type { Permission } from './permission.ts';

/** Tells of every permission that is not as it was, each by its new state. */
export function permissionEvents(
  ports: Pick<Ports, 'clock' | 'newId'>,
  before: readonly Permission[],
  after: readonly Permission[],
  actor: Actor,
  trace: Trace,
): DomainEvent[] {
  const known = new Set(before);
  return after
    .filter((one) => !known.has(one))
    .map((one) => {
      const { id: permissionId, contentId, originalId, authorId, part, use } = one;
      const note = 'reason' in one ? one.reason : 'cause' in one ? one.cause : '';
      const by = 'by' in one ? one.by : null;
      const payload = { contentId, permissionId, originalId, authorId, part, use, by, note };
      return eventOf(ports, `permission.${one.state}`, payload, actor, trace);
    });
}
