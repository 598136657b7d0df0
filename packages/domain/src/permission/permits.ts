import type { AccountId, ContentId } from '../shared/ids.ts';
import { type Right, rightsOf, type Use, usesRecording } from './use.ts';

/** One music on the line from a content up to its roots, as far as it matters who permits. */
export type LineMember = {
  readonly contentId: ContentId;
  readonly creatorId: AccountId;
  /** Named by the creator as what was used; the others stand above those. */
  readonly isChosen: boolean;
  /** Nothing stands above it here: its authors wrote the work. */
  readonly isRoot: boolean;
};

/** Whose part of an original is asked for: those who wrote it, or who made the recording. */
export type Part = 'work' | 'recording';

/** One answer a content needs before it can be approved. */
export type Needed = {
  readonly originalId: ContentId;
  readonly authorId: AccountId;
  readonly part: Part;
  readonly rights: readonly Right[];
};

/**
 * Who has to permit a use, version 1: the authors of the works at the root, however many covers lie between; for a
 * remix or sample besides whoever made the recording that was chosen. A medley asks all of them. Nobody asks
 * themselves.
 */
export function neededPermissions(
  use: Use,
  line: readonly LineMember[],
  requesterId: AccountId,
): Needed[] {
  const ofWork = rightsOf(use).filter((right) => right !== 'recording');
  const works = line.filter((one) => one.isRoot).map((one) => need(one, 'work', ofWork));
  const chosen = usesRecording(use) ? line.filter((one) => one.isChosen) : [];
  const recordings = chosen.map((one) => need(one, 'recording', ['recording']));
  return [...works, ...recordings].filter((one) => one.authorId !== requesterId);
}

const need = (
  { contentId, creatorId }: LineMember,
  part: Part,
  rights: readonly Right[],
): Needed => ({ originalId: contentId, authorId: creatorId, part, rights });
