import type { Trace } from '../shared/events.ts';
import type { ObjectionId } from '../shared/ids.ts';
import { claimant } from '../shared/use-case.ts';
import { type Addition, addTo } from './objection.ts';
import { objectionEvent } from './objection-events.ts';
import { type Needs, stepObjection } from './step-objection.ts';

/** Whoever filed an objection adds to it; the caller has checked their receipt. Errors: NOT_FOUND, OBJECTION_MOVED. */
export function addToObjection(ports: Needs, id: ObjectionId, addition: Addition, trace: Trace) {
  return stepObjection(ports, id, async (before) => {
    const objection = addTo(before, addition, ports.clock());
    return { objection, event: objectionEvent(ports, 'added', objection, claimant, trace) };
  });
}
