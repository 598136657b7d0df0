import type { Caller } from '../shared/use-case.ts';
import { changeCollaborator, type Needs, type Which } from './change-collaborator.ts';
import { withdraw } from './collaborator.ts';

/** The uploader takes an invitation back. Errors: NOT_FOUND for anyone else, NOT_INVITED. */
export function withdrawInvitation(ports: Needs, caller: Caller, which: Which) {
  return changeCollaborator(
    ports,
    caller,
    which,
    (_, { content }) => content.creatorId === caller.account.id,
    withdraw,
  );
}
