import { type Deleting, undelete } from '../content/content.ts';
import type { Trace } from '../shared/events.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { decideAndCommit, eventOf, service } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import { type Restoring, restored } from './copyright.ts';

type Needs = Pick<Ports, 'contents' | 'registry' | 'clock' | 'newId'>;
type RestoringFacts = ContentFacts & { content: Deleting; copyright: Restoring };

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
    const content = undelete(before.content, now);
    const copyright = restored(before.copyright, now);
    const { reason } = before.copyright;
    const event = eventOf(ports, 'copyright.restored', { contentId: id, reason }, service, trace);
    return { change: { before, after: { ...before, content, copyright }, events: [event] } };
  });
}

function isRestoring(facts: ContentFacts | null): facts is RestoringFacts {
  return facts?.content.state === 'deleting' && facts.copyright?.state === 'restoring';
}

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
