import { loadOwn, submitted } from '../content/load-own.ts';
import { DomainError } from '../shared/errors.ts';
import type { ContentId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller, eventOf, settle } from '../shared/use-case.ts';
import { decisionChange } from './take-decision.ts';

/**
 * "These are my rights": a rejected content goes to review with both sides, whatever rejected it.
 * Errors: NOT_FOUND, NOT_CONTESTABLE for what is not rejected.
 */
export function contestDecision(
  ports: Pick<Ports, 'contents' | 'clock' | 'newId'>,
  caller: Caller,
  id: ContentId,
  statement: string,
) {
  return settle(ports, async () => {
    const before = submitted(await loadOwn(ports, caller, id));
    const { copyright, decision } = before;
    if (copyright.state !== 'rejected' || !decision) throw new DomainError('NOT_CONTESTABLE');
    const contested = eventOf(
      ports,
      'copyright.contested',
      { contentId: id, statement },
      actorOf(caller),
      caller.trace,
    );
    const said = {
      outcome: 'in_review',
      rule: 'contested',
      ruleVersion: 1,
      evidence: { ...decision.evidence, statement },
      by: { kind: 'rules' },
      note: '',
    } as const;
    return { change: decisionChange(ports, before, said, caller.trace, [contested]) };
  });
}
