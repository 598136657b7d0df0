import { requireAdmin } from '../account/account.ts';
import { type SubmittedFacts, submitted } from '../content/load-own.ts';
import { DomainError } from '../shared/errors.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { type Caller, settle } from '../shared/use-case.ts';
import type { Outcome } from './decision.ts';
import { missing } from './rules.ts';
import { decisionChange } from './take-decision.ts';

/** What an admin can say: approve, reject with a reason, or ask the creator for more. */
export type Settlement = {
  readonly verdict: 'approve' | 'reject' | 'ask';
  /** Read by the creator. Empty only with `approve`. */
  readonly note: string;
};

/**
 * An admin's word on a content in review. An admin confirms documents and settles conflicts, but never grants
 * for an author: where the authors of originals have not answered, approving means waiting for them.
 * Errors: NOT_FOUND (also for whoever is no admin), NOT_IN_REVIEW, INVALID_INPUT for a missing reason.
 */
export function settleReview(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
  { verdict, note }: Settlement,
) {
  requireAdmin(caller.account);
  if (verdict !== 'approve' && note === '')
    throw new DomainError('INVALID_INPUT', { field: 'note' });
  return settle(ports, async () => {
    const before = submitted(await ports.contents.load(id), 'NOT_IN_REVIEW');
    const { copyright, decision } = before;
    if (copyright.state !== 'in_review' || !decision) throw new DomainError('NOT_IN_REVIEW');
    const said = {
      outcome: outcomeOf(verdict, before, ports.clock()),
      rule: 'admin-review',
      ruleVersion: 1,
      evidence: decision.evidence,
      by: { kind: 'admin', accountId: caller.account.id },
      note,
    } as const;
    return { change: decisionChange(ports, before, said, caller.trace) };
  });
}

function outcomeOf(
  verdict: Settlement['verdict'],
  { content, decision, permissions }: SubmittedFacts,
  now: Date,
): Outcome {
  if (verdict === 'reject') return 'rejected';
  if (verdict === 'ask') return 'more_needed';
  const { creatorId, submission } = content;
  const originals = decision?.evidence.originals ?? [];
  const open = missing({ creatorId, submission, surroundings: { originals }, permissions, now });
  return open.length > 0 ? 'awaiting_permission' : 'approved';
}
