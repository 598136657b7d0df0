import { table } from '../../scripts/lib/table.ts';
import type { StoreSet } from './options.ts';
import type { Result } from './run.ts';

/** What is known of one scenario on one set of stores; a reason instead of a result when it was not tried. */
export type Row = {
  readonly name: string;
  readonly set: StoreSet;
  readonly result: Result | null;
  readonly skipped?: string;
};

const head = [
  'scenario',
  'stores',
  'accepted',
  'refused',
  'registered',
  'in review',
  'released',
  'lost',
  'doubled',
  'reg. though refused',
  'breaks',
  's to recover',
  '',
];

const shown = { postgres: 'PostgreSQL + SQLite', redis: 'Redis + MariaDB' };

/** The table, with what is wrong under it. */
export function report(rows: readonly Row[]): string {
  const lines = [head, ...rows.map(cells)];
  const reasons = rows.flatMap(({ name, set, result, skipped }) => {
    const why = skipped ? [`not tried: ${skipped}`] : (result?.reasons ?? []);
    return summarised(why).map((one) => `  ${name} (${shown[set]}): ${one}`);
  });
  return [table(lines), ...reasons].join('\n');
}

/** Whether everything that was to be tried was tried and held. */
export const holds = ({ result }: Row) => result !== null && result.reasons.length === 0;

const MOST = 12;
const summarised = (reasons: readonly string[]) =>
  reasons.length <= MOST
    ? reasons
    : [...reasons.slice(0, MOST), `and ${reasons.length - MOST} more`];

function cells({ name, set, result }: Row): string[] {
  if (!result) return [name, shown[set], ...Array(10).fill('–'), 'not tried'];
  const numbers = [
    result.accepted,
    result.refused,
    result.registered,
    result.inReview,
    result.released,
    result.lost,
    result.doubled,
    result.registeredThoughRefused,
    result.breaks,
  ].map(String);
  const verdict = result.reasons.length === 0 ? 'holds' : 'FAILS';
  return [name, shown[set], ...numbers, result.seconds?.toFixed(1) ?? '–', verdict];
}
