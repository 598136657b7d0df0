import { keep } from '../copyright/copyright.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import { loadOwn, submitted, touched } from './load-own.ts';

/** Its creator keeps a content whose deletion failed. Errors: NOT_FOUND, ALREADY_DELETED, NOT_FAILED. */
export function keepContent(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
) {
  return settle(ports, async () => {
    const before = submitted(await loadOwn(ports, caller, id));
    const copyright = keep(before.copyright);
    const content = touched(before.content, ports.clock());
    const event = eventOf(ports, 'content.kept', { contentId: id }, actorOf(caller), caller.trace);
    return { change: { before, after: { ...before, content, copyright }, events: [event] } };
  });
}
