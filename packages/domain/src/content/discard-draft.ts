import { DomainError } from '../shared/errors.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, decideAndCommit, eventOf } from '../shared/use-case.ts';
import { loadOwn } from './load-own.ts';

/**
 * Throws a draft away; decisions and events of an earlier submission stay on record.
 * Errors: NOT_FOUND, NOT_EDITABLE for what is no draft.
 */
export async function discardDraft(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
): Promise<void> {
  await decideAndCommit(ports, async () => {
    const before = await loadOwn(ports, caller, id);
    if (before.content.state !== 'draft') throw new DomainError('NOT_EDITABLE');
    const event = eventOf(
      ports,
      'content.draft_discarded',
      { contentId: id },
      actorOf(caller),
      caller.trace,
    );
    return { change: { before, after: null, events: [event] } };
  });
}
