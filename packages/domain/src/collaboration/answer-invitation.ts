import type { Caller } from '../shared/use-case.ts';
import { changeCollaborator, type Needs, type Which } from './change-collaborator.ts';
import { type Said, say } from './collaborator.ts';

/**
 * An invited person accepts or declines; a collaborator leaves, or says whether the uploader answers requests for
 * permission for them. Errors: NOT_FOUND for anyone else, NOT_INVITED.
 */
export function answerInvitation(ports: Needs, caller: Caller, which: Which, said: Said) {
  return changeCollaborator(
    ports,
    caller,
    which,
    ({ accountId }) => accountId === caller.account.id,
    (collaborator, now) => say(collaborator, said, now),
    said.kind === 'represent' ? 'represented' : undefined,
  );
}
