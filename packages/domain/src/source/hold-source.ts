import { requireAdmin } from '../account/account.ts';
import { submitted, touched } from '../content/load-own.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import { reinstate, suspend } from './source.ts';

/**
 * Puts a source on hold or takes the hold off, each with its cause, which its creator reads.
 * Errors: NOT_FOUND (also for whoever is no admin), SOURCE_NOT_REGISTERED, ALREADY_SUSPENDED, NOT_SUSPENDED.
 */
export function holdSource(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
  act: 'suspend' | 'reinstate',
  cause: string,
) {
  requireAdmin(caller.account);
  return settle(ports, async () => {
    const before = submitted(await ports.contents.load(id), 'NOT_FOUND');
    const now = ports.clock();
    const source =
      act === 'suspend' ? suspend(before.source, cause, now) : reinstate(before.source);
    const event = eventOf(
      ports,
      act === 'suspend' ? 'source.suspended' : 'source.reinstated',
      { contentId: id, cause },
      actorOf(caller, true),
      caller.trace,
    );
    const content = touched(before.content, now);
    return { change: { before, after: { ...before, content, source }, events: [event] } };
  });
}
