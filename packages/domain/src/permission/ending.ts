import { DomainError } from '../shared/errors.ts';
import {
  type Cause,
  common,
  inDays,
  isOpen,
  newlyGranted,
  type Patience,
  type Permission,
  type Reply,
  running,
} from './permission.ts';

/** Why an author ends a permission: the cause, and what they say of it to the other side. */
export type Stated = { readonly cause: Cause; readonly note: string };

/**
 * Gives notice of a granted permission for a stated cause. Errors: NOT_GRANTED; REASON_MISSING, since the other side
 * can answer only what it was told. A term that is over sooner is the end all the same.
 */
export function giveNotice(
  permission: Permission,
  { cause, note }: Stated,
  now: Date,
  { noticeDays }: Patience,
): Permission {
  if (permission.state !== 'granted') throw new DomainError('NOT_GRANTED');
  if (note === '' && cause !== 'original_deleted') throw new DomainError('REASON_MISSING');
  const { by } = permission;
  const { endsAt } = permission.terms;
  const noticed = inDays(now, noticeDays);
  const dueAt = endsAt && endsAt < noticed ? endsAt : noticed;
  const notice = { cause, note, reply: null, by, dueAt };
  return { ...common(permission), ...notice, since: now, state: 'revoking' };
}

/** Takes a notice back: everything holds as it did. Errors: NO_NOTICE when none is running. */
export function takeNoticeBack(permission: Permission, now: Date): Permission {
  if (permission.state !== 'revoking') throw new DomainError('NO_NOTICE');
  return { ...common(permission), ...newlyGranted, since: now, by: permission.by };
}

/** The requester's words to a notice; the last ones count. Errors: NO_NOTICE, REASON_MISSING. */
export function replyTo(permission: Permission, text: string, now: Date): Permission {
  if (permission.state !== 'revoking') throw new DomainError('NO_NOTICE');
  return { ...permission, reply: said(text, now) };
}

/** The requester asks for a later end. Errors: NOT_GRANTED; NO_END for one that has none; REASON_MISSING. */
export function askExtension(permission: Permission, text: string, now: Date): Permission {
  return { ...ending(permission), reply: said(text, now) };
}

/**
 * The author lets a permission hold longer; null: without end. Errors: NOT_GRANTED, NO_END; TERMS_PAST for an end
 * that is not later than the one agreed on, or past.
 */
export function extend(permission: Permission, endsAt: Date | null, now: Date): Permission {
  const { by, ...granted } = ending(permission);
  const sooner = endsAt !== null && granted.terms.endsAt !== null && endsAt <= granted.terms.endsAt;
  if (sooner) throw new DomainError('TERMS_PAST');
  const terms = running({ ...granted.terms, endsAt }, now);
  return { ...common(permission), ...newlyGranted, terms, since: now, by };
}

function ending(permission: Permission) {
  if (permission.state !== 'granted') throw new DomainError('NOT_GRANTED');
  if (permission.terms.endsAt === null) throw new DomainError('NO_END');
  return permission;
}

function said(text: string, at: Date): Reply {
  if (text === '') throw new DomainError('REASON_MISSING');
  return { text, at };
}

/** Notes that somebody was reminded of an open request or a term about to end; once. */
export const remind = (permission: Permission, now: Date): Permission =>
  (permission.state === 'requested' || permission.state === 'granted') && !permission.remindedAt
    ? { ...permission, remindedAt: now }
    : permission;

/** Nobody is left to answer: the original was deleted. What is not open stays as it is. */
export const closeRequest = (permission: Permission, now: Date): Permission =>
  isOpen(permission)
    ? {
        ...common(permission),
        since: now,
        state: 'denied',
        reason: '',
        cause: 'original_deleted',
      }
    : permission;
