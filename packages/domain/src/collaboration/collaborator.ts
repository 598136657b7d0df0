import type { CreditRole } from '../content/credits.ts';
import { DomainError } from '../shared/errors.ts';
import type { AccountId, CollaboratorId, ContentId } from '../shared/ids.ts';

/** A whole in basis points: 10,000 are 100 %. */
const WHOLE = 10_000;

/** What somebody is invited as. The share is a term between people; MusiCloud moves no money. */
export type Part = {
  /** What they did: lyricists and composers are joint authors of the work. */
  readonly roles: readonly CreditRole[];
  readonly shareBps: number;
};
type Common = Part & {
  readonly id: CollaboratorId;
  readonly contentId: ContentId;
  readonly accountId: AccountId;
  /** Their artist name when they were invited. */
  readonly name: string;
  readonly since: Date;
};

/** Somebody with whom the uploader made a content (공동 창작자). */
export type Collaborator =
  /** Asked; their turn. */
  | (Common & { readonly state: 'invited' })
  /** `represented`: as a joint author they let the uploader answer requests for permission for them. */
  | (Common & { readonly state: 'accepted'; readonly represented: boolean })
  | (Common & { readonly state: 'declined' })
  /** The uploader took the invitation back. */
  | (Common & { readonly state: 'withdrawn' })
  /** Accepted once, and left. */
  | (Common & { readonly state: 'left' });
export type CollaboratorState = Collaborator['state'];
export const collaboratorStates = [
  'invited',
  'accepted',
  'declined',
  'withdrawn',
  'left',
] as const satisfies readonly CollaboratorState[];

/** Whose share is given away: of those asked as well, or two invitations could promise the same. */
export const counts = ({ state }: Collaborator): boolean =>
  state === 'invited' || state === 'accepted';

/** What is left for the uploader, in basis points; all shares together are always a whole. */
export const shareLeft = (collaborators: readonly Collaborator[]): number =>
  collaborators.filter(counts).reduce((left, { shareBps }) => left - shareBps, WHOLE);

/** The most collaborators a content can have. */
const MOST = 20;

export type Invited = Pick<Common, 'id' | 'contentId' | 'accountId' | 'name'> & Part;

/**
 * Asks somebody, anew or once more after an earlier no.
 * Errors: ALREADY_INVITED, SHARES_OVER with what is left, INVALID_INPUT for too many.
 */
export function invite(
  collaborators: readonly Collaborator[],
  invited: Invited,
  now: Date,
): readonly Collaborator[] {
  const before = collaborators.find((one) => one.accountId === invited.accountId);
  if (before && counts(before)) throw new DomainError('ALREADY_INVITED');
  const left = shareLeft(collaborators);
  if (invited.shareBps > left) throw new DomainError('SHARES_OVER', { leftBps: left });
  if (!before && collaborators.length >= MOST) throw new DomainError('INVALID_INPUT');
  const asked = { ...invited, id: before?.id ?? invited.id, state: 'invited', since: now } as const;
  return [...collaborators.filter((one) => one !== before), asked];
}

function common(collaborator: Collaborator, now: Date): Common {
  const { id, contentId, accountId, name, roles, shareBps } = collaborator;
  return { id, contentId, accountId, name, roles, shareBps, since: now };
}

/** What somebody says to their invitation, or later on. */
export type Said =
  | { readonly kind: 'accept' | 'represent'; readonly represented: boolean }
  | { readonly kind: 'decline' | 'leave' };

/** After what an invited person or collaborator says. Errors: NOT_INVITED when it stands otherwise. */
export function say(collaborator: Collaborator, said: Said, now: Date): Collaborator {
  const { state } = collaborator;
  const expected = said.kind === 'accept' || said.kind === 'decline' ? 'invited' : 'accepted';
  if (state !== expected) throw new DomainError('NOT_INVITED');
  const after = common(collaborator, now);
  switch (said.kind) {
    case 'accept':
    case 'represent':
      return { ...after, state: 'accepted', represented: said.represented };
    case 'decline':
      return { ...after, state: 'declined' };
    case 'leave':
      return { ...after, state: 'left' };
  }
}

/** The uploader takes an invitation back. Who accepted has a part of their own, and only leaves by themselves. */
export function withdraw(collaborator: Collaborator, now: Date): Collaborator {
  if (collaborator.state !== 'invited') throw new DomainError('NOT_INVITED');
  return { ...common(collaborator, now), state: 'withdrawn' };
}

/** Whether somebody wrote the work itself: words or music. */
export const isAuthor = ({ roles }: Pick<Part, 'roles'>): boolean =>
  roles.includes('lyricist') || roles.includes('composer');

/** The joint authors who answer for themselves; the others let the uploader do so. */
export const answeringAuthors = (collaborators: readonly Collaborator[]): readonly AccountId[] =>
  collaborators
    .filter((one) => one.state === 'accepted' && isAuthor(one) && !one.represented)
    .map((one) => one.accountId);
