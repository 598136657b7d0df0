import type { Actor, DomainEvent, Trace } from '../shared/events.ts';
import type { Ports } from '../shared/ports.ts';
import { eventOf } from '../shared/use-case.ts';
import type { Objection } from './objection.ts';

/** What can be told of an objection. */
export const objectionSteps = [
  'filed',
  'added',
  'dismissed',
  'upheld',
  'answered',
  'proceedings',
  'proceedings_ended',
  'lifted',
  'reopened',
] as const;
export type ObjectionStep = (typeof objectionSteps)[number];

/** Tells of a step; it stands on the content's timeline, so it names nobody and holds no receipt. */
export function objectionEvent(
  ports: Pick<Ports, 'clock' | 'newId'>,
  step: ObjectionStep,
  objection: Objection,
  actor: Actor,
  trace: Trace,
): DomainEvent {
  const { id: objectionId, contentId, claim, answer } = objection;
  const answered = step === 'answered';
  const wordless = ['filed', 'added', 'reopened', 'proceedings_ended'].includes(step);
  const said = wordless ? '' : wordsOf(objection);
  const payload = {
    contentId,
    objectionId,
    claim,
    note: answered ? (answer?.statement ?? '') : said,
    documents: answered ? [...(answer?.documents ?? [])] : [],
    resumesAt: objection.state === 'answered' ? objection.resumesAt.toISOString() : null,
  };
  return eventOf(ports, `objection.${step}`, payload, actor, trace);
}

/** An admin's words with the last ruling. */
const wordsOf = (objection: Objection): string => {
  if ('note' in objection) return objection.note;
  return 'reason' in objection ? objection.reason : '';
};
