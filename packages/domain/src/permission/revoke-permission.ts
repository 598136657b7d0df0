import { actorOf, type Caller } from '../shared/use-case.ts';
import { giveNotice, replyTo, type Stated, takeNoticeBack } from './ending.ts';
import { type Needs, settlePermission, type Which } from './settle-permission.ts';

/**
 * The author gives notice of what they granted, for a stated cause; it holds until the notice has run. Errors:
 * NOT_FOUND (also for whoever did not grant it), NOT_GRANTED, REASON_MISSING, ENDING_NOW, ALREADY_DELETED.
 */
export function revokePermission(ports: Needs, caller: Caller, which: Which, stated: Stated) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.authorId === caller.account.id,
    (permission, now) => giveNotice(permission, stated, now, ports.patience),
    { actor: actorOf(caller), trace: caller.trace },
  );
}

/** The author takes a notice back. Errors: NOT_FOUND, NO_NOTICE, ENDING_NOW, ALREADY_DELETED. */
export function withdrawNotice(ports: Needs, caller: Caller, which: Which) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.authorId === caller.account.id,
    takeNoticeBack,
    { actor: actorOf(caller), trace: caller.trace, as: () => 'permission.notice_withdrawn' },
  );
}

/** The requester answers a notice. Errors: NOT_FOUND, NO_NOTICE, REASON_MISSING, ENDING_NOW, ALREADY_DELETED. */
export function replyToNotice(ports: Needs, caller: Caller, which: Which, text: string) {
  return settlePermission(
    ports,
    which,
    (permission) => permission.requesterId === caller.account.id,
    (permission, now) => replyTo(permission, text, now),
    { actor: actorOf(caller), trace: caller.trace, as: () => 'permission.replied' },
  );
}
