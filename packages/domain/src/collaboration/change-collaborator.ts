import { DomainError } from '../shared/errors.ts';
import type { CollaboratorId, ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { type Caller, settle } from '../shared/use-case.ts';
import type { ContentFacts } from '../status/status.ts';
import type { Collaborator } from './collaborator.ts';
import { type CollaboratorStep, collaboratorEvent } from './collaborator-events.ts';

export type Needs = Pick<Ports, 'contents' | 'clock' | 'newId'>;
/** One collaborator of one content, as a command names them. */
export type Which = { readonly contentId: ContentId; readonly collaboratorId: CollaboratorId };

/**
 * Changes one collaborator, whatever state their content is in: nobody is held in it by a deletion under way.
 * Errors: NOT_FOUND for one that is not there or not the caller's to change, and those of `change`.
 */
export function changeCollaborator(
  ports: Needs,
  caller: Caller,
  { contentId, collaboratorId }: Which,
  mine: (collaborator: Collaborator, facts: ContentFacts) => boolean,
  change: (collaborator: Collaborator, now: Date) => Collaborator,
  step?: CollaboratorStep,
) {
  return settle(ports, async () => {
    const before = await ports.contents.load(contentId);
    const found = before?.collaborators.find((one) => one.id === collaboratorId);
    if (!before || !found || !mine(found, before)) throw new DomainError('NOT_FOUND');
    const now = ports.clock();
    const changed = change(found, now);
    const collaborators = before.collaborators.map((one) => (one === found ? changed : one));
    const event = collaboratorEvent(ports, step ?? changed.state, changed, caller);
    const { version } = before.content;
    const content = { ...before.content, version: version + 1, updatedAt: now };
    return { change: { before, after: { ...before, content, collaborators }, events: [event] } };
  });
}
