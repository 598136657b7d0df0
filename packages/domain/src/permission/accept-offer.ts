import { actorOf, type Caller } from '../shared/use-case.ts';
import { acceptOffer as accepted } from './permission.ts';
import { type Needs, settlePermission, type Which } from './settle-permission.ts';

/** The requester takes the terms an author offered. Errors: NOT_FOUND, NOT_ASKED, TERMS_PAST, ALREADY_DELETED. */
export function acceptOffer(ports: Needs, caller: Caller, which: Which) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.requesterId === caller.account.id,
    accepted,
    { actor: actorOf(caller), trace: caller.trace },
  );
}
