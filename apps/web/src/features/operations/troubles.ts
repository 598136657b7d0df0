import type { RouterOutputs } from '../../server/router.ts';

export type Figures = RouterOutputs['admin']['figures'];

/** What is wrong, worst first; each has its sentence and what to do. The limits are those of the alert rules. */
export type Trouble =
  | { readonly kind: 'database' | 'queues' | 'guard' }
  | { readonly kind: 'relay'; readonly seconds: number }
  | { readonly kind: 'overdue' | 'letters'; readonly count: number }
  | { readonly kind: 'failing'; readonly count: number; readonly calls: number }
  | { readonly kind: 'queue'; readonly queue: string; readonly seconds: number }
  | { readonly kind: 'pool'; readonly pool: string; readonly count: number };

const RELAY_SECONDS = 60;
const QUEUE_SECONDS = 300;
const FAILING_SHARE = 0.01;

/** Whether all is well: nothing here. */
export function troublesOf({ database, queues, here }: Figures): Trouble[] {
  const troubles: Trouble[] = [];
  if (!database) troubles.push({ kind: 'database' });
  if (!queues) troubles.push({ kind: 'queues' });
  if (here.guard !== 'closed') troubles.push({ kind: 'guard' });
  const { calls, failed } = here.calls;
  if (failed > calls * FAILING_SHARE) troubles.push({ kind: 'failing', count: failed, calls });
  if (database && database.lagSeconds > RELAY_SECONDS) {
    troubles.push({ kind: 'relay', seconds: database.lagSeconds });
  }
  if (database && database.releases.overdue > 0) {
    troubles.push({ kind: 'overdue', count: database.releases.overdue });
  }
  for (const { queue, oldestSeconds: seconds } of queues ?? []) {
    if (seconds > QUEUE_SECONDS) troubles.push({ kind: 'queue', queue, seconds });
  }
  for (const { name, waiting } of here.pools) {
    if (waiting > 0) troubles.push({ kind: 'pool', pool: name, count: waiting });
  }
  if (database && database.deadLetters > 0) {
    troubles.push({ kind: 'letters', count: database.deadLetters });
  }
  return troubles;
}
