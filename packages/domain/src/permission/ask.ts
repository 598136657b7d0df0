import type { Use } from '../content/use.ts';
import type { OriginalEvidence } from '../copyright/decision.ts';
import { type AccountId, type ContentId, PermissionId } from '../shared/ids.ts';
import {
  grantedInAdvance,
  holds,
  isOpen,
  type Patience,
  type Permission,
  request,
  withdrawRequest,
} from './permission.ts';
import type { Needed } from './permits.ts';
import { inForce, type StandingTerm } from './terms.ts';

/** What permissions are asked for. */
export type Asking = {
  readonly contentId: ContentId;
  readonly requesterId: AccountId;
  readonly use: Use;
  readonly needed: readonly Needed[];
  readonly originals: readonly OriginalEvidence[];
  /** What was asked and answered for this content before. */
  readonly earlier: readonly Permission[];
};
type Needs = { readonly newId: () => string; readonly patience: Patience; readonly now: Date };

/** Whether a permission is the answer to what is needed. */
export const isAnswerTo = (permission: Permission, needed: Needed): boolean =>
  permission.originalId === needed.originalId &&
  permission.authorId === needed.authorId &&
  permission.part === needed.part;

/** What one of its authors says of an original in advance: each speaks for themselves only. */
export const standingBy = (
  { standing, jointAuthors = [] }: OriginalEvidence,
  authorId: AccountId,
): StandingTerm =>
  jointAuthors.find(({ accountId }) => accountId === authorId)?.standing ?? standing;

/**
 * The permissions of a content as it is submitted: what was asked for the same use and is open or granted stays,
 * standing terms grant at once, everybody else is asked, and nobody is asked any longer for what is not needed.
 */
export function askFor(needs: Needs, asking: Asking): Permission[] {
  const { needed, earlier } = asking;
  const asked = needed.map((one) => answerTo(needs, asking, one));
  const ids = new Set(asked.map((one) => one.id));
  const others = earlier.filter((one) => !ids.has(one.id));
  return [...asked, ...closeAll(others, needs.now)];
}

function answerTo({ newId, patience, now }: Needs, asking: Asking, needed: Needed): Permission {
  const { contentId, requesterId, use, originals, earlier } = asking;
  const before = earlier.find((one) => isAnswerTo(one, needed));
  if (before?.use === use && (isOpen(before) || holds(before, now))) return before;
  const { answer, terms } = inForce(standingOf(originals, needed), now);
  const id = before?.id ?? PermissionId.parse(newId());
  const asked = { ...needed, id, contentId, requesterId, use, terms };
  return answer === 'grant' ? grantedInAdvance(asked, now) : request(asked, now, patience);
}

function standingOf(originals: readonly OriginalEvidence[], { originalId, authorId }: Needed) {
  const original = originals.find((one) => one.contentId === originalId);
  if (!original) throw new Error(`${originalId} is needed and not there`);
  return standingBy(original, authorId);
}

/** The same permissions with nobody asked any longer: the content was taken back, deleted or refused. */
export const closeAll = (permissions: readonly Permission[], now: Date): Permission[] =>
  permissions.map((one) => (isOpen(one) ? withdrawRequest(one, now) : one));
