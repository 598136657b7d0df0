import { DomainError } from '../shared/errors.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import type { Visibility } from './content.ts';
import { loadOwn, submitted, touched } from './load-own.ts';

/** What can change without a new decision: it says nothing about rights. */
export type ContentEdit = {
  readonly description?: string | undefined;
  readonly visibility?: Visibility | undefined;
};

/** Changes description and visibility. Errors: NOT_FOUND, NOT_EDITABLE for drafts and deleted contents. */
export function editContent(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
  edit: ContentEdit,
) {
  return settle(ports, async () => {
    const before = submitted(await loadOwn(ports, caller, id), 'NOT_EDITABLE');
    const { submission } = before.content;
    const fields = (['description', 'visibility'] as const).filter(
      (field) => edit[field] !== undefined && edit[field] !== submission[field],
    );
    if (fields.length === 0) return { done: before };
    if (before.copyright.state === 'restoring') throw new DomainError('NOT_EDITABLE');
    const changed = {
      ...submission,
      description: edit.description ?? submission.description,
      visibility: edit.visibility ?? submission.visibility,
    };
    const content = { ...touched(before.content, ports.clock()), submission: changed };
    const event = eventOf(
      ports,
      'content.edited',
      { contentId: id, fields },
      actorOf(caller),
      caller.trace,
    );
    return { change: { before, after: { ...before, content }, events: [event] } };
  });
}
