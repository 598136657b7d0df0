import type { Trace } from '../shared/events.ts';
import { service } from '../shared/use-case.ts';
import { remind as reminded } from './ending.ts';
import { type Needs, settlePermission, type Which } from './settle-permission.ts';

/** Reminds of a request nobody answered, or of a term about to end; what was reminded of, or moved on, stays. */
export function remind(ports: Needs, which: Which, trace: Trace) {
  return settlePermission(ports, which, () => true, reminded, {
    actor: service,
    trace,
    as: ({ state }) => (state === 'granted' ? 'permission.ending_soon' : 'permission.reminded'),
  });
}
