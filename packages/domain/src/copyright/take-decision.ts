import { type SubmittedFacts, touched } from '../content/load-own.ts';
import type { DomainEvent, Trace } from '../shared/events.ts';
import { DecisionId } from '../shared/ids.ts';
import type { Change, Ports } from '../shared/ports.ts';
import { eventOf, service } from '../shared/use-case.ts';
import { decided } from './copyright.ts';
import type { Decision } from './decision.ts';

export type NewDecision = Omit<Decision, 'id' | 'contentId' | 'decidedAt'>;

/** The change that gives a submitted content a further decision, after the events that led to it. */
export function decisionChange(
  ports: Pick<Ports, 'clock' | 'newId'>,
  before: SubmittedFacts,
  said: NewDecision,
  trace: Trace,
  earlier: readonly DomainEvent[] = [],
): Change {
  const now = ports.clock();
  const decision: Decision = {
    ...said,
    id: DecisionId.parse(ports.newId()),
    contentId: before.content.id,
    decidedAt: now,
  };
  const { contentId, id: decisionId, outcome, rule, ruleVersion, note } = decision;
  const event = eventOf(
    ports,
    'copyright.decided',
    { contentId, decisionId, outcome, rule, ruleVersion, note },
    said.by.kind === 'admin' ? { kind: 'admin', id: said.by.accountId } : service,
    { ...trace, causeId: earlier.at(-1)?.id ?? trace.causeId },
  );
  const copyright = decided(before.copyright, decision);
  const content = touched(before.content, now);
  return {
    before,
    after: { ...before, content, copyright, decision },
    decision,
    events: [...earlier, event],
  };
}
