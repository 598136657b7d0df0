import { requireAdmin } from '../account/account.ts';
import type { ObjectionId } from '../shared/ids.ts';
import type { Ports } from '../shared/ports.ts';
import { actorOf, type Caller } from '../shared/use-case.ts';
import { type Ruling, rule } from './objection.ts';
import { type ObjectionStep, objectionEvent } from './objection-events.ts';
import { type Needs, stepObjection } from './step-objection.ts';

const told: Readonly<Record<Ruling['kind'], ObjectionStep>> = {
  dismiss: 'dismissed',
  uphold: 'upheld',
  reopen: 'reopened',
  proceed: 'proceedings',
  unproceed: 'proceedings_ended',
  lift: 'lifted',
};

/**
 * An admin's word on an objection: upholding stops the track at once, lifting brings it back at once.
 * Errors: NOT_FOUND (also for whoever is no admin), OBJECTION_MOVED, REASON_MISSING, ALREADY_SUSPENDED when another
 * objection stopped the track, SOURCE_NOT_REGISTERED.
 */
export function ruleOnObjection(
  ports: Needs & Pick<Ports, 'resumeDays'>,
  caller: Caller,
  id: ObjectionId,
  ruling: Ruling,
) {
  requireAdmin(caller.account);
  return stepObjection(ports, id, async (before) => {
    const objection = rule(before, ruling, ports.clock(), ports.resumeDays);
    const actor = actorOf(caller, true);
    const event = objectionEvent(ports, told[ruling.kind], objection, actor, caller.trace);
    return { objection, event };
  });
}
