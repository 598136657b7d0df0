import type { Trace } from '../shared/events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, service } from '../shared/use-case.ts';
import { startRestoring } from './copyright.ts';
import { isReleasing } from './finish-release.ts';

/** A release past its deadline, by the database's clock: workers' clocks need not agree. */
export type DueRelease = {
  readonly contentId: ContentId;
  /** The copyright's version that was due; one that was begun anew since then is another release. */
  readonly version: number;
};

/**
 * Gives up a release that is past its deadline: from here on the source is put back, however long that takes.
 * A release that finished meanwhile, or was begun anew, stays as it is.
 */
export async function compensateRelease(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  { contentId, version }: DueRelease,
  trace: Trace,
): Promise<void> {
  await decideAndCommit(ports, async () => {
    const before = await ports.contents.load(contentId);
    if (!isReleasing(before) || before.copyright.version !== version) return { done: before };
    const now = ports.clock();
    const copyright = startRestoring(before.copyright, now);
    const content = { ...before.content, version: before.content.version + 1, updatedAt: now };
    const { reason } = copyright;
    const event = eventOf(ports, 'copyright.restoring', { contentId, reason }, service, trace);
    return { change: { before, after: { ...before, content, copyright }, events: [event] } };
  });
}
