import type { Deleted, Deleting, Submitted } from '../content/content.ts';
import { touched } from '../content/load-own.ts';
import { isOpen, type Permission, runOut } from '../permission/permission.ts';
import { permissionEvents } from '../permission/permission-events.ts';
import type { DomainEvent, Trace } from '../shared/events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Change, Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, service } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import { ended, failedAttempt, type Releasing, released } from './copyright.ts';

type Needs = Pick<Ports, 'contents' | 'registry' | 'clock' | 'newId'>;
type ReleasingFacts = ContentFacts & { content: Deleting | Submitted; copyright: Releasing };

/**
 * The release of a content that is deleted, or whose permission ends: the source is taken back in the registry (or a
 * tombstone laid there, so that a late registration is refused), then the copyright is released, or the permission
 * over. Repeated or late, it changes nothing.
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

/** Whether the copyright of a content is being released: it is deleted, or a permission of it ends. */
export const isReleasing = (facts: ContentFacts | null): facts is ReleasingFacts =>
  facts?.copyright?.state === 'releasing';

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

function changeOf(ports: Needs, before: ReleasingFacts, trace: Trace): Change {
  const now = ports.clock();
  const { source, content } = before;
  const contentId = content.id;
  const unregistered = source && { ...source, state: 'unregistered' as const, unregisteredAt: now };
  const taken =
    source?.state === 'registered'
      ? [eventOf(ports, 'source.unregistered', { contentId, sourceId: source.id }, service, trace)]
      : [];
  const { events, ...after } =
    content.state === 'deleting'
      ? deletedOf(ports, before, content, now, trace)
      : endedOf(ports, before, content, now, trace);
  return {
    before,
    after: { ...before, ...after, source: unregistered },
    events: [...taken, ...events],
  };
}

type End = Pick<ContentFacts, 'content' | 'copyright' | 'permissions'> & {
  readonly events: DomainEvent[];
};

function deletedOf(
  ports: Needs,
  { copyright, permissions }: ReleasingFacts,
  content: Deleting,
  now: Date,
  trace: Trace,
): End {
  const version = content.version + 1;
  const deleted: Deleted = { ...content, state: 'deleted', version, updatedAt: now };
  const event = eventOf(ports, 'copyright.released', { contentId: content.id }, service, trace);
  return { content: deleted, copyright: released(copyright, now), permissions, events: [event] };
}

/** Only now the permission is over: until here what stood on it was registered. */
function endedOf(
  ports: Needs,
  before: ReleasingFacts,
  content: Submitted,
  now: Date,
  trace: Trace,
): End {
  const { copyright } = before;
  // What was due when it began is due, whatever this machine's clock says.
  const at = now > copyright.since ? now : copyright.since;
  const permissions = overBy(before.permissions, at);
  const events = permissionEvents(ports, before.permissions, permissions, service, trace);
  return { content: touched(content, now), copyright: ended(copyright, now), permissions, events };
}

/** The same permissions with those over whose notice or term has run out. */
export const overBy = (permissions: readonly Permission[], at: Date): Permission[] =>
  permissions.map((one) => (isOpen(one) ? one : runOut(one, at)));
