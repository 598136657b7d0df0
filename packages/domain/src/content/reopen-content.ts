import { withdraw } from '../copyright/copyright.ts';
import { closeAll } from '../permission/ask.ts';
import { permissionEvents } from '../permission/permission-events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import { reopen } from './content.ts';
import { loadOwn, submitted } from './load-own.ts';

/**
 * Takes a waiting content back, or a rejected one to mend it: the form is a draft again, with all that was in it.
 * What was approved is deleted instead. Errors: NOT_FOUND, ALREADY_DELETED, NOT_WITHDRAWABLE.
 */
export function reopenContent(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
) {
  return settle(ports, async () => {
    const loaded = await loadOwn(ports, caller, id);
    if (loaded.content.state === 'draft') return { done: loaded };
    const before = submitted(loaded);
    const now = ports.clock();
    const rejected = before.copyright.state === 'rejected';
    const copyright = rejected ? before.copyright : withdraw(before.copyright, now);
    const make = { actor: actorOf(caller), trace: caller.trace };
    const reopened = eventOf(
      ports,
      'content.reopened',
      { contentId: id, from: before.copyright.state },
      make.actor,
      make.trace,
    );
    const withdrawn = eventOf(
      ports,
      'copyright.withdrawn',
      { contentId: id },
      make.actor,
      make.trace,
    );
    const permissions = closeAll(before.permissions, now);
    const { actor, trace } = make;
    const closed = permissionEvents(ports, before.permissions, permissions, actor, trace);
    return {
      change: {
        before,
        after: { ...before, content: reopen(before.content, now), copyright, permissions },
        events: [...(rejected ? [reopened] : [withdrawn, reopened]), ...closed],
      },
    };
  });
}
