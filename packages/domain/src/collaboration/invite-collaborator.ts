import { loadOwn, submitted, touched } from '../content/load-own.ts';
import { DomainError } from '../shared/errors.ts';
import { CollaboratorId, type ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { type Caller, settle } from '../shared/use-case.ts';
import { invite, type Part } from './collaborator.ts';
import { collaboratorEvent } from './collaborator-events.ts';

export type Invitation = Part & { readonly email: string };

/**
 * The uploader invites somebody with an account, by the address they confirmed. Errors: NOT_FOUND, ALREADY_DELETED,
 * COLLABORATOR_NOT_FOUND, ALREADY_INVITED (also for oneself), SHARES_OVER, INVALID_INPUT without a role.
 */
export function inviteCollaborator(
  ports: Pick<Ports, 'contents' | 'accounts' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
  { email, roles, shareBps }: Invitation,
) {
  if (roles.length === 0) throw new DomainError('INVALID_INPUT', { field: 'roles' });
  return settle(ports, async () => {
    const before = submitted(await loadOwn(ports, caller, id));
    const account = await ports.accounts.findConfirmed(email);
    if (account === null) throw new DomainError('COLLABORATOR_NOT_FOUND');
    if (account.id === before.content.creatorId) throw new DomainError('ALREADY_INVITED');
    const now = ports.clock();
    const asked = {
      id: CollaboratorId.parse(ports.newId()),
      contentId: id,
      accountId: account.id,
      name: account.name,
      roles,
      shareBps,
    };
    const collaborators = invite(before.collaborators, asked, now);
    const events = collaborators
      .filter((one) => !before.collaborators.includes(one))
      .map((one) => collaboratorEvent(ports, 'invited', one, caller));
    const content = touched(before.content, now);
    return { change: { before, after: { ...before, content, collaborators }, events } };
  });
}
