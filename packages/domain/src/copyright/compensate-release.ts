import type { Trace } from '../shared/events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, service } from '../shared/use-case.ts';
import { startRestoring } from './copyright.ts';
import { isReleasing } from './finish-release.ts';

/**
 * Gives up a release that is past its deadline: from here on the source is put back, however long that takes.
 * A release that finished meanwhile, or is not due yet, stays as it is.
 */
export async function compensateRelease(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  id: ContentId,
  trace: Trace,
): Promise<void> {
  await decideAndCommit(ports, async () => {
    const before = await ports.contents.load(id);
    const now = ports.clock();
    if (!isReleasing(before) || before.copyright.deadline > now) return { done: before };
    const copyright = startRestoring(before.copyright, now);
    const content = { ...before.content, version: before.content.version + 1, updatedAt: now };
    const { reason } = copyright;
    const event = eventOf(ports, 'copyright.restoring', { contentId: id, reason }, service, trace);
    return { change: { before, after: { ...before, content, copyright }, events: [event] } };
  });
}
