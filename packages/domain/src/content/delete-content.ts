import { startRelease } from '../copyright/copyright.ts';
import { closeAll } from '../permission/ask.ts';
import { permissionEvents } from '../permission/permission-events.ts';
import { DomainError } from '../shared/errors.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import { type Ends, startDeleting } from './content.ts';
import { discardDraft } from './discard-draft.ts';
import { loadOwn, submitted } from './load-own.ts';

type Needs = Pick<Ports, 'contents' | 'clock' | 'newId' | 'releaseDeadlineMs'>;

/**
 * Deletes a content: its copyright is released step by step by the release worker; a draft is simply gone.
 * Repeating it while it runs answers where it stands; a deleted one is ALREADY_DELETED. What its creator permitted to
 * others stays permitted but for what `ends` with it; that is done once the deletion is, so that one which fails
 * ends nothing.
 */
export async function deleteContent(ports: Needs, caller: Caller, id: ContentId, ends: Ends = []) {
  const { content } = await loadOwn(ports, caller, id);
  if (content.state === 'draft') {
    await discardDraft(ports, caller, id);
    return null;
  }
  return settle(ports, async () => {
    const loaded = await loadOwn(ports, caller, id);
    if (loaded.content.state === 'deleting') return { done: loaded };
    if (loaded.content.state === 'deleted') throw new DomainError('ALREADY_DELETED');
    const before = submitted(loaded);
    const now = ports.clock();
    const copyright = startRelease(before.copyright, now, ports.releaseDeadlineMs);
    const started = eventOf(
      ports,
      'content.deletion_started',
      { contentId: id, ends: ends === 'all' ? ends : [...ends] },
      actorOf(caller),
      caller.trace,
    );
    const releasing = eventOf(
      ports,
      'copyright.releasing',
      { contentId: id, deadline: copyright.deadline.toISOString() },
      actorOf(caller),
      { ...caller.trace, causeId: started.id },
    );
    const content = startDeleting(before.content, ends, now);
    // Nobody is asked any longer; what was granted stays on record until the release is done.
    const permissions = closeAll(before.permissions, now);
    const closed = permissionEvents(
      ports,
      before.permissions,
      permissions,
      actorOf(caller),
      caller.trace,
    );
    return {
      change: {
        before,
        after: { ...before, content, copyright, permissions },
        events: [started, releasing, ...closed],
      },
    };
  });
}
