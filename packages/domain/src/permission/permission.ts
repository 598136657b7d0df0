import type { Use } from '../content/use.ts';
import { DomainError } from '../shared/errors.ts';
import type { AccountId, ContentId, PermissionId } from '../shared/ids.ts';
import type { Needed } from './permits.ts';
import { isOver, type Terms } from './terms.ts';

type Common = Needed & {
  readonly id: PermissionId;
  /** The cover or derivative it is for, and who made that. */
  readonly contentId: ContentId;
  readonly requesterId: AccountId;
  readonly use: Use;
  /** The terms on the table: proposed, offered, or agreed on. */
  readonly terms: Terms;
  readonly since: Date;
};

/** Why an author can end a granted permission before its time. */
export const statedCauses = [
  'terms_broken',
  'use_differs',
  'honour_harmed',
  'rights_changed',
] as const;
/** The last is said by deleting, never chosen. */
export const causes = [...statedCauses, 'original_deleted'] as const;
export type Cause = (typeof causes)[number];

type GrantedBy = 'answer' | 'standing_terms';
/** What the other side wrote to it, and when. */
export type Reply = { readonly text: string; readonly at: Date };
type Remindable = {
  /** When somebody was reminded of it; once each time it comes to this state. */
  readonly remindedAt: Date | null;
};
type Answerable = {
  /** The requester's words: to a notice, or asking for a later end. */
  readonly reply: Reply | null;
};
type Notice = Answerable & { readonly cause: Cause; readonly note: string };

/** One original author's answer to one cover or derivative (이용허락). */
export type Permission =
  /** The author's turn, until it expires. */
  | (Common & Remindable & { readonly state: 'requested'; readonly dueAt: Date })
  /** Other terms; the requester's turn, until it expires. */
  | (Common & { readonly state: 'offered'; readonly dueAt: Date })
  /** Agreed on; by the author's click or by their standing terms. */
  | (Common & Remindable & Answerable & { readonly state: 'granted'; readonly by: GrantedBy })
  /** `cause`: why nobody was left to answer; null for the author's own no. */
  | (Common & {
      readonly state: 'denied';
      readonly reason: string;
      readonly cause: 'original_deleted' | null;
    })
  | (Common & { readonly state: 'withdrawn' })
  | (Common & { readonly state: 'expired' })
  /** Notice was given for a stated cause; it holds until the notice has run, and what hangs on it is taken back. */
  | (Common & Notice & { readonly state: 'revoking'; readonly by: GrantedBy; readonly dueAt: Date })
  | (Common & Notice & { readonly state: 'revoked' })
  /** Its term is over. */
  | (Common & { readonly state: 'ended' });
export type PermissionState = Permission['state'];
export const permissionStates = [
  'requested',
  'offered',
  'granted',
  'denied',
  'withdrawn',
  'expired',
  'revoking',
  'revoked',
  'ended',
] as const satisfies readonly PermissionState[];

const DAY_MS = 86_400_000;
/** So many days, also parts of one, later. */
export const inDays = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS);

/** How long each side has, in days. */
export type Patience = { readonly answerDays: number; readonly noticeDays: number };

/** What a request begins with. */
export type Asked = Pick<
  Common,
  keyof Needed | 'id' | 'contentId' | 'requesterId' | 'use' | 'terms'
>;

/** Asks an author. */
export const request = (asked: Asked, now: Date, { answerDays }: Patience): Permission => ({
  ...asked,
  state: 'requested',
  since: now,
  dueAt: inDays(now, answerDays),
  remindedAt: null,
});

/** What every grant begins with. */
export const newlyGranted = { state: 'granted', remindedAt: null, reply: null } as const;

/** What an author's standing terms grant at once. */
export const grantedInAdvance = (asked: Asked, now: Date): Permission => ({
  ...asked,
  ...newlyGranted,
  by: 'standing_terms',
  since: now,
});

/** The parts every state has. */
export function common(permission: Permission): Common {
  const { id, contentId, requesterId, originalId, authorId, part, rights, use, terms, since } =
    permission;
  return { id, contentId, requesterId, originalId, authorId, part, rights, use, terms, since };
}

/** What an author says to a request: yes, yes on other terms, or no. */
export type Answer =
  | { readonly kind: 'grant' }
  | { readonly kind: 'offer'; readonly terms: Terms }
  | { readonly kind: 'deny'; readonly reason: string };

/**
 * The author's answer. Errors: NOT_ASKED for what waits on nobody, or on the other side; REASON_MISSING;
 * TERMS_PAST for terms that end before they begin.
 */
export function answer(
  permission: Permission,
  said: Answer,
  now: Date,
  { answerDays }: Patience,
): Permission {
  if (permission.state !== 'requested') throw new DomainError('NOT_ASKED');
  const after = { ...common(permission), since: now };
  switch (said.kind) {
    case 'grant':
      return { ...after, ...newlyGranted, terms: running(permission.terms, now), by: 'answer' };
    case 'offer':
      return {
        ...after,
        state: 'offered',
        terms: running(said.terms, now),
        dueAt: inDays(now, answerDays),
      };
    case 'deny':
      if (said.reason === '') throw new DomainError('REASON_MISSING');
      return { ...after, state: 'denied', reason: said.reason, cause: null };
  }
}

/** Terms that hold now. Errors: TERMS_PAST. */
export function running(terms: Terms, now: Date): Terms {
  if (isOver(terms, now)) throw new DomainError('TERMS_PAST');
  return terms;
}

/** The requester takes an offer. Errors: NOT_ASKED when there is none, TERMS_PAST. */
export function acceptOffer(permission: Permission, now: Date): Permission {
  if (permission.state !== 'offered') throw new DomainError('NOT_ASKED');
  const terms = running(permission.terms, now);
  return { ...common(permission), ...newlyGranted, terms, since: now, by: 'answer' };
}

const open: ReadonlySet<PermissionState> = new Set(['requested', 'offered']);
/** Whether somebody's answer is still awaited. */
export const isOpen = ({ state }: Permission): boolean => open.has(state);

/** The requester asks no longer; an offer is declined the same way. Errors: NOT_ASKED when nothing is open. */
export function withdrawRequest(permission: Permission, now: Date): Permission {
  if (!open.has(permission.state)) throw new DomainError('NOT_ASKED');
  return { ...common(permission), since: now, state: 'withdrawn' };
}

const over: ReadonlySet<PermissionState> = new Set([
  'denied',
  'withdrawn',
  'expired',
  'revoked',
  'ended',
]);

/** Asks the same author again after an answer that ended it. Errors: STILL_OPEN. */
export function askAgain(
  permission: Permission,
  terms: Terms,
  now: Date,
  patience: Patience,
): Permission {
  if (!over.has(permission.state)) throw new DomainError('STILL_OPEN');
  return request({ ...common(permission), terms: running(terms, now) }, now, patience);
}

/** What silence comes to: an unanswered request or offer expires, a notice takes effect, a term ends. */
export function runOut(permission: Permission, now: Date): Permission {
  const after = { ...common(permission), since: now };
  switch (permission.state) {
    case 'requested':
    case 'offered':
      return permission.dueAt <= now ? { ...after, state: 'expired' } : permission;
    case 'revoking':
      return permission.dueAt <= now ? { ...after, ...noticeOf(permission) } : permission;
    case 'granted':
      return isOver(permission.terms, now) ? { ...after, state: 'ended' } : permission;
    default:
      return permission;
  }
}

const noticeOf = ({ cause, note, reply }: Notice) =>
  ({ state: 'revoked', cause, note, reply }) as const;

const standing: ReadonlySet<PermissionState> = new Set(['granted', 'revoking']);
/** Whether it was granted and not taken back yet, whatever the clock says. */
export const stands = ({ state }: Permission): boolean => standing.has(state);

/** Whether a permission holds: granted, also while a notice runs. */
export const holds = (permission: Permission, now: Date): boolean =>
  stands(permission) && !isOver(permission.terms, now);

/** When it is due by itself; null when it waits for nothing but people, or is over. */
export function dueOf(permission: Permission): Date | null {
  if ('dueAt' in permission) return permission.dueAt;
  return permission.state === 'granted' ? permission.terms.endsAt : null;
}
