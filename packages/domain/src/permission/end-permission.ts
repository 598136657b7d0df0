import { type SubmittedFacts, touched } from '../content/load-own.ts';
import { startRelease } from '../copyright/copyright.ts';
import { overBy } from '../copyright/finish-release.ts';
import { missing } from '../copyright/rules.ts';
import type { Trace } from '../shared/events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Change, Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, service } from '../shared/use-case.ts';
import { isEnding } from '../status/status.ts';
import type { Permission } from './permission.ts';
import { permissionEvents } from './permission-events.ts';

type Needs = Pick<Ports, 'contents' | 'clock' | 'newId' | 'releaseDeadlineMs'>;

/**
 * Ends the permissions of a content whose notice or term has run out. What was approved on them is unregistered first,
 * by the same steps as a deletion, and only then they are over; where nothing stands on them they are over at once.
 * Repeated, late, or while a release is under way it changes nothing.
 */
export async function endPermissions(ports: Needs, contentId: ContentId, trace: Trace) {
  await decideAndCommit(ports, async () => {
    const loaded = await ports.contents.load(contentId);
    if (loaded?.content.state !== 'submitted' || !loaded.copyright) return { done: loaded };
    if (isEnding(loaded)) return { done: loaded };
    const before = { ...loaded, content: loaded.content, copyright: loaded.copyright };
    const now = ports.clock();
    const permissions = overBy(before.permissions, now);
    if (permissions.every((one, at) => one === before.permissions[at])) return { done: loaded };
    const change = standsOn(before, permissions, now)
      ? takingBack(ports, before, now, trace)
      : over(ports, before, permissions, now, trace);
    return { change };
  });
}

/** Whether the content is approved, and would not be without what is over now. */
function standsOn(
  { content, copyright, decision }: SubmittedFacts,
  permissions: readonly Permission[],
  now: Date,
): boolean {
  if (copyright.state !== 'approved') return false;
  const { creatorId, submission } = content;
  const originals = decision?.evidence.originals ?? [];
  const asked = { creatorId, submission, surroundings: { originals } };
  return missing({ ...asked, permissions, now }).length > 0;
}

function takingBack(ports: Needs, before: SubmittedFacts, now: Date, trace: Trace): Change {
  const copyright = startRelease(before.copyright, now, ports.releaseDeadlineMs);
  const payload = { contentId: before.content.id, deadline: copyright.deadline.toISOString() };
  const event = eventOf(ports, 'copyright.releasing', payload, service, trace);
  const content = touched(before.content, now);
  return { before, after: { ...before, content, copyright }, events: [event] };
}

function over(
  ports: Needs,
  before: SubmittedFacts,
  permissions: readonly Permission[],
  now: Date,
  trace: Trace,
): Change {
  const events = permissionEvents(ports, before.permissions, permissions, service, trace);
  const content = touched(before.content, now);
  return { before, after: { ...before, content, permissions }, events };
}
