import { actorOf, type Caller } from '../shared/use-case.ts';
import { withdrawRequest as withdrawn } from './permission.ts';
import { type Needs, settlePermission, type Which } from './settle-permission.ts';

/** The requester asks no longer, or declines an offer. Errors: NOT_FOUND, NOT_ASKED, ALREADY_DELETED. */
export function withdrawRequest(ports: Needs, caller: Caller, which: Which) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.requesterId === caller.account.id,
    withdrawn,
    { actor: actorOf(caller), trace: caller.trace },
  );
}
