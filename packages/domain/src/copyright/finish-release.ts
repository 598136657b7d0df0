import type { Deleted, Deleting } from '../content/content.ts';
import type { Trace } from '../shared/events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, service } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import { failedAttempt, type Releasing, released } from './copyright.ts';

type Needs = Pick<Ports, 'contents' | 'registry' | 'clock' | 'newId'>;
type ReleasingFacts = ContentFacts & { content: Deleting; copyright: Releasing };

/**
 * The release of a deleted content: the source is taken back in the registry (or a tombstone laid there, so that
 * a late registration is refused), then the copyright is released. Repeated or late, it changes nothing.
 */
export async function finishRelease(ports: Needs, id: ContentId, trace: Trace): Promise<void> {
  await decideAndCommit(ports, async () => {
    const before = await ports.contents.load(id);
    if (!isReleasing(before)) return { done: before };
    const { content, copyright } = before;
    try {
      await ports.registry.unregister({
        contentId: id,
        creatorId: content.creatorId,
        version: copyright.version,
        at: ports.clock(),
      });
    } catch (error) {
      await noteAttempt(ports, id);
      throw error;
    }
    return { change: changeOf(ports, before, trace) };
  });
}

/** Whether a content is being deleted and its copyright released. */
export function isReleasing(facts: ContentFacts | null): facts is ReleasingFacts {
  return facts?.content.state === 'deleting' && facts.copyright?.state === 'releasing';
}

/** What creators are told by; what the registry said (hosts, paths, SQL) is for logs and dead letters only. */
const UNAVAILABLE = 'registry_unavailable';

/** Keeps that the registry was asked in vain; the job then tries again later. */
async function noteAttempt(ports: Needs, id: ContentId): Promise<void> {
  await decideAndCommit(ports, async () => {
    const before = await ports.contents.load(id);
    if (!isReleasing(before)) return { done: before };
    const content = { ...before.content, version: before.content.version + 1 };
    const copyright = failedAttempt(before.copyright, UNAVAILABLE);
    return { change: { before, after: { ...before, content, copyright }, events: [] } };
  });
}

function changeOf(ports: Needs, before: ReleasingFacts, trace: Trace) {
  const now = ports.clock();
  const { content, copyright, source } = before;
  const id = content.id;
  const deleted: Deleted = {
    ...content,
    state: 'deleted',
    version: content.version + 1,
    updatedAt: now,
  };
  const unregistered = source && { ...source, state: 'unregistered' as const, unregisteredAt: now };
  const taken = source
    ? [
        eventOf(
          ports,
          'source.unregistered',
          { contentId: id, sourceId: source.id },
          service,
          trace,
        ),
      ]
    : [];
  const event = eventOf(ports, 'copyright.released', { contentId: id }, service, trace);
  return {
    before,
    after: {
      ...before,
      content: deleted,
      copyright: released(copyright, now),
      source: unregistered,
    },
    events: [...taken, event],
  };
}
