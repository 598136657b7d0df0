import { dueEndings, dueReminders, dueRequests } from '@musicloud/db/outbox/due-permissions';
import { endPermissions } from '@musicloud/domain/permission/end-permission';
import { expireRequest } from '@musicloud/domain/permission/expire-request';
import { remind } from '@musicloud/domain/permission/remind';
import type { Container } from './container.ts';
import { eachDue } from './each-due.ts';

export type Sweep = readonly [what: string, act: () => Promise<number>];

/** What time does to permissions: silence is reminded of and ends, notices and terms run out. */
export function sweepPermissions({ database: { sql }, ports, env }: Container): readonly Sweep[] {
  return [
    [
      'expire requests',
      async () => {
        const due = await dueRequests(sql);
        return eachDue('expire requests', due, ({ which, trace }) =>
          expireRequest(ports, which, trace),
        );
      },
    ],
    [
      'end permissions',
      async () => {
        const due = await dueEndings(sql, { againMs: env.RELEASE_DEADLINE_MS });
        return eachDue('end permissions', due, ({ contentId, trace }) =>
          endPermissions(ports, contentId, trace),
        );
      },
    ],
    [
      'remind',
      async () => {
        const when = { afterDays: env.REMIND_AFTER_DAYS, beforeDays: env.REMIND_BEFORE_DAYS };
        const due = await dueReminders(sql, when);
        return eachDue('remind', due, ({ which, trace }) => remind(ports, which, trace));
      },
    ],
  ];
}
