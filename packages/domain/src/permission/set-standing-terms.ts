import { isAuthor } from '../collaboration/collaborator.ts';
import { DomainError } from '../shared/errors.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import type { Caller } from '../shared/use-case.ts';
import { isOver, type StandingTerms } from './terms.ts';

/**
 * What an author says in advance (사전 이용허락 조건), of one original or, without one, of all. What was granted before
 * stays as it was granted. Joint authors say so each for themselves.
 * Errors: NOT_FOUND for a content of somebody else, TERMS_PAST.
 */
export async function setStandingTerms(
  ports: Pick<Ports, 'contents' | 'standing' | 'clock'>,
  caller: Caller,
  contentId: ContentId | null,
  terms: StandingTerms,
): Promise<void> {
  if (contentId !== null) await loadAuthored(ports, caller, contentId);
  const now = ports.clock();
  if (Object.values(terms).some((one) => one && isOver(one.terms, now))) {
    throw new DomainError('TERMS_PAST');
  }
  await ports.standing.write(caller.account.id, contentId, terms);
}

async function loadAuthored(
  { contents }: Pick<Ports, 'contents'>,
  { account: { id } }: Caller,
  contentId: ContentId,
): Promise<void> {
  const facts = await contents.load(contentId);
  const joint = facts?.collaborators.some(
    (one) => one.accountId === id && one.state === 'accepted' && isAuthor(one),
  );
  if (facts?.content.creatorId !== id && !joint) throw new DomainError('NOT_FOUND');
}
