import { isAuthor } from '@musicloud/domain/collaboration/collaborator';
import { stands } from '@musicloud/domain/permission/permission';
import type { AccountId, ContentId, DecisionId } from '@musicloud/domain/shared/ids';
import type { ContentFacts } from '@musicloud/domain/status/status';
import { hold, type Seen } from './invariants.ts';

/**
 * Looks at each decision the moment it stands: whoever wrote the works at the root has permitted what it approves. A
 * decision that went by what was so a moment before has not been written.
 */
export function watchDecisions(tally: { jointly: number }) {
  const known = new Map<ContentId, DecisionId>();
  return (all: readonly Seen[]): void => {
    const byId = new Map(all.map(({ id, facts }) => [id, facts]));
    for (const { id, facts } of all) {
      const decision = facts?.decision;
      if (!decision || known.get(id) === decision.id) continue;
      known.set(id, decision.id);
      if (decision.outcome !== 'approved') continue;
      for (const root of rootsOf(facts, byId)) {
        const writers = writersOf(root);
        if (writers.size > 1) tally.jointly += 1;
        const unasked = [...writers].filter((writer) => !permits(facts, root, writer));
        hold(1, unasked.length === 0, 'approved, and not permitted by all who wrote it', {
          unasked,
          facts,
          root,
        });
      }
    }
  };
}

/** What it goes back to, as far as it is there and registered. */
function rootsOf(
  { content }: ContentFacts,
  byId: ReadonlyMap<ContentId, ContentFacts | null>,
): ContentFacts[] {
  if (content.state !== 'submitted') return [];
  const originals = content.submission.originalIds
    .map((id) => byId.get(id) ?? null)
    .filter((one) => one !== null)
    .filter((one) => one.content.state === 'submitted' && one.source?.state === 'registered');
  return originals.flatMap((one) => {
    const isRoot = one.content.state === 'submitted' && one.content.submission.type === 'new_music';
    return isRoot ? [one] : rootsOf(one, byId);
  });
}

/** Its creator, and who accepted to have written it and answers for themselves. */
function writersOf({ content, collaborators }: ContentFacts): ReadonlySet<AccountId> {
  const together = collaborators.filter(
    (one) => one.state === 'accepted' && isAuthor(one) && !one.represented,
  );
  return new Set([content.creatorId, ...together.map(({ accountId }) => accountId)]);
}

const permits = ({ content, permissions }: ContentFacts, root: ContentFacts, writer: AccountId) =>
  writer === content.creatorId ||
  permissions.some(
    (one) => one.originalId === root.content.id && one.authorId === writer && stands(one),
  );
