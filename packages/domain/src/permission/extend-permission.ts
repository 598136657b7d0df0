import { actorOf, type Caller } from '../shared/use-case.ts';
import { askExtension as askedFor, extend } from './ending.ts';
import { type Needs, settlePermission, type Which } from './settle-permission.ts';

/**
 * The author lets what they granted hold longer; null: without end. Errors: NOT_FOUND, NOT_GRANTED, NO_END, TERMS_PAST,
 * ENDING_NOW, ALREADY_DELETED.
 */
export function extendPermission(ports: Needs, caller: Caller, which: Which, endsAt: Date | null) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.authorId === caller.account.id,
    (permission, now) => extend(permission, endsAt, now),
    { actor: actorOf(caller), trace: caller.trace, as: () => 'permission.extended' },
  );
}

/** The requester asks for a later end. Errors: NOT_FOUND, NOT_GRANTED, NO_END, REASON_MISSING, ENDING_NOW, ALREADY_DELETED. */
export function askExtension(ports: Needs, caller: Caller, which: Which, text: string) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.requesterId === caller.account.id,
    (permission, now) => askedFor(permission, text, now),
    { actor: actorOf(caller), trace: caller.trace, as: () => 'permission.extension_asked' },
  );
}
