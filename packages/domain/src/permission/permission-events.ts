import type { Actor, DomainEvent, PermissionEvent, Trace } from '../shared/events.ts';
import type { Ports } from '../shared/ports.ts';
import { eventOf } from '../shared/use-case.ts';
import { dueOf, type Permission } from './permission.ts';

/** What a change is told as, where the state it leads to does not say it. */
export type As = (permission: Permission) => PermissionEvent;

/** Tells of every permission that is not as it was, each by its new state unless it is told `as` something else. */
export function permissionEvents(
  ports: Pick<Ports, 'clock' | 'newId'>,
  before: readonly Permission[],
  after: readonly Permission[],
  actor: Actor,
  trace: Trace,
  as?: As,
): DomainEvent[] {
  const known = new Set(before);
  return after
    .filter((one) => !known.has(one))
    .map((one) => {
      const { id: permissionId, contentId, originalId, authorId, part, use } = one;
      const by = 'by' in one ? one.by : null;
      const cause = 'cause' in one ? one.cause : null;
      const endsAt = dueOf(one)?.toISOString() ?? null;
      const what = { contentId, permissionId, originalId, authorId, part, use };
      const payload = { ...what, by, cause, note: noteOf(one), endsAt };
      return eventOf(ports, as?.(one) ?? `permission.${one.state}`, payload, actor, trace);
    });
}

/** What one side says to the other: the last words of either. */
function noteOf(one: Permission): string {
  if ('reply' in one && one.reply) return one.reply.text;
  return 'reason' in one ? one.reason : 'note' in one ? one.note : '';
}
