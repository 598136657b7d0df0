import type { Trace } from '../shared/events.ts';
import { service } from '../shared/use-case.ts';
import { isOpen, runOut } from './permission.ts';
import { type Needs, settlePermission, type Which } from './settle-permission.ts';

/** What silence comes to: a request or offer past its day expires. One that is not due, or answered, stays. */
export function expireRequest(ports: Needs, which: Which, trace: Trace) {
  return settlePermission(
    ports,
    which,
    () => true,
    (permission, now) => (isOpen(permission) ? runOut(permission, now) : permission),
    { actor: service, trace },
  );
}
