import type { Trace } from '../shared/events.ts';
import type { ObjectionId } from '../shared/ids.ts';
import { service } from '../shared/use-case.ts';
import { resumed } from './objection.ts';
import { objectionEvent } from './objection-events.ts';
import { type Needs, stepObjection } from './step-objection.ts';

/** An answered objection past its date, by the database's clock; another version is another date. */
export type DueObjection = { readonly objectionId: ObjectionId; readonly version: number };

/** The announced date has come: the track is back. What was lifted, or went to proceedings, meanwhile stays so. */
export function resumeTrack(ports: Needs, { objectionId, version }: DueObjection, trace: Trace) {
  return stepObjection(ports, objectionId, async (before) => {
    if (before.version !== version || before.state !== 'answered') return null;
    const objection = resumed(before, ports.clock());
    const event = objectionEvent(ports, 'lifted', objection, service, trace);
    return { objection, event };
  });
}
