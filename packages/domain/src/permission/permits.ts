import type { Use } from '../content/use.ts';
import type { AccountId, ContentId } from '../shared/ids.ts';
import { type Right, rightsOf, usesRecording } from './rights.ts';

/** One music on the line from a content up to its roots, as far as it matters who permits. */
export type LineMember = {
  readonly contentId: ContentId;
  readonly creatorId: AccountId;
  /** Named by the creator as what was used; the others stand above those. */
  readonly isChosen: boolean;
  /** Nothing stands above it here: its authors wrote the work. */
  readonly isRoot: boolean;
  /** Its work is entrusted to a society, which answers for all but the consent to the change. */
  readonly entrusted: boolean;
  /** Who wrote the work together with its creator, and answers for themselves. */
  readonly jointAuthors?: readonly { readonly accountId: AccountId }[] | undefined;
};

/** Whose part of an original is asked for: those who wrote it, or who made the recording. */
export const parts = ['work', 'recording'] as const;
export type Part = (typeof parts)[number];

/** One answer a content needs before it can be approved. */
export type Needed = {
  readonly originalId: ContentId;
  readonly authorId: AccountId;
  readonly part: Part;
  readonly rights: readonly Right[];
};

/**
 * Who has to permit a use, version 2: all authors of the works at the root (Korean Copyright Act, art. 48: joint works
 * by all of them), however many covers lie between; for a remix or sample besides whoever made the recording that was
 * chosen. A medley asks all of them. Nobody asks themselves. The authors of a work that is entrusted to a society can
 * consent to the change only.
 */
export function neededPermissions(
  use: Use,
  line: readonly LineMember[],
  requesterId: AccountId,
): Needed[] {
  const works = line
    .filter((one) => one.isRoot)
    .flatMap((one) => authorsOf(one).map((author) => need(one, author, 'work', ofWork(use, one))));
  const chosen = usesRecording(use) ? line.filter((one) => one.isChosen) : [];
  const recordings = chosen.map((one) => need(one, one.creatorId, 'recording', ['recording']));
  return [...works, ...recordings].filter(
    ({ authorId, rights }) => authorId !== requesterId && rights.length > 0,
  );
}

const ofWork = (use: Use, { entrusted }: LineMember) =>
  rightsOf(use).filter((right) =>
    entrusted ? right === 'consent_to_change' : right !== 'recording',
  );

/** Everybody whose word on a work is needed, its creator first. */
const authorsOf = ({ creatorId, jointAuthors = [] }: LineMember): readonly AccountId[] => [
  creatorId,
  ...jointAuthors.map(({ accountId }) => accountId),
];

const need = (
  { contentId }: LineMember,
  authorId: AccountId,
  part: Part,
  rights: readonly Right[],
): Needed => ({ originalId: contentId, authorId, part, rights });

/** Whether a society's document is needed besides: somebody else's work at the root is entrusted to one. */
export const needsSociety = (line: readonly LineMember[], requesterId: AccountId): boolean =>
  line.some((one) => one.isRoot && one.entrusted && !authorsOf(one).includes(requesterId));
