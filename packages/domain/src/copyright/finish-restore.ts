import { type Deleting, type Submitted, undelete } from '../content/content.ts';
import { touched } from '../content/load-own.ts';
import { runOut, stands } from '../permission/permission.ts';
import { permissionEvents } from '../permission/permission-events.ts';
import type { Trace } from '../shared/events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, service } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import { type Restoring, restored } from './copyright.ts';

type Needs = Pick<Ports, 'contents' | 'registry' | 'clock' | 'newId'>;
type RestoringFacts = ContentFacts & { content: Deleting | Submitted; copyright: Restoring };

/**
 * The way back of a release: once the registry confirms the source as registered, everything is as it was, with
 * the reason told. Repeated or late, it changes nothing.
 */
export async function finishRestore(ports: Needs, id: ContentId, trace: Trace): Promise<void> {
  await decideAndCommit(ports, async () => {
    const before = await ports.contents.load(id);
    if (!isRestoring(before)) return { done: before };
    await putBack(ports, before);
    const now = ports.clock();
    const deleting = before.content.state === 'deleting';
    const content =
      before.content.state === 'deleting'
        ? undelete(before.content, now)
        : touched(before.content, now);
    const copyright = restored(before.copyright, now, deleting);
    const { reason } = before.copyright;
    const payload = { contentId: id, reason, deleting };
    const event = eventOf(ports, 'copyright.restored', payload, service, trace);
    const told = deleting ? [] : notEnded(ports, before, now, { ...trace, causeId: event.id });
    return {
      change: { before, after: { ...before, content, copyright }, events: [event, ...told] },
    };
  });
}

/** Both sides of what could not be ended are told so. */
function notEnded(ports: Needs, { permissions }: RestoringFacts, now: Date, trace: Trace) {
  const due = permissions.filter((one) => stands(one) && runOut(one, now) !== one);
  return permissionEvents(ports, [], due, service, trace, () => 'permission.ending_failed');
}

const isRestoring = (facts: ContentFacts | null): facts is RestoringFacts =>
  facts?.copyright?.state === 'restoring';

/** What was never registered has nothing to put back. */
async function putBack({ registry }: Needs, { content, copyright, source }: RestoringFacts) {
  if (source?.state !== 'registered') return;
  await registry.register({
    id: source.id,
    contentId: content.id,
    creatorId: content.creatorId,
    code: source.code,
    title: content.submission.title,
    artistName: content.submission.artistName,
    type: content.submission.type,
    version: copyright.version,
    registeredAt: source.registeredAt,
  });
}
