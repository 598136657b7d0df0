import { actorOf, type Caller } from '../shared/use-case.ts';
import { askAgain as askedAgain } from './permission.ts';
import { type Needs, settlePermission, type Which } from './settle-permission.ts';
import type { Terms } from './terms.ts';

/**
 * The requester asks the same author once more, after whatever ended it, on terms of their own.
 * Errors: NOT_FOUND, STILL_OPEN, TERMS_PAST, ALREADY_DELETED.
 */
export function askAgain(ports: Needs, caller: Caller, which: Which, terms: Terms) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.requesterId === caller.account.id,
    (permission, now) => askedAgain(permission, terms, now, ports.patience),
    { actor: actorOf(caller), trace: caller.trace },
  );
}
