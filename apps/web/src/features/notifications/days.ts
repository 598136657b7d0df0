/** Which heading a moment stands under: the reader's today, yesterday, or before. */
export type DayName = 'today' | 'yesterday' | 'earlier';

const DAY_MS = 24 * 3600_000;

/** The calendar day of a moment in a zone, as a number that orders (days since 1970). */
function dayNumber(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
  return Date.parse(`${parts}T00:00:00Z`) / DAY_MS;
}

/** The day of a moment seen from `now`, in the reader's zone. */
export function dayOf(at: Date, now: Date, timeZone: string): DayName {
  const ago = dayNumber(now, timeZone) - dayNumber(at, timeZone);
  if (ago <= 0) return 'today';
  return ago === 1 ? 'yesterday' : 'earlier';
}

/** Rows by day, in the order they came. */
export function byDay<Row extends { readonly at: string }>(
  rows: readonly Row[],
  now: Date,
  timeZone: string,
): { readonly day: DayName; readonly rows: readonly Row[] }[] {
  const groups: { day: DayName; rows: Row[] }[] = [];
  for (const row of rows) {
    const day = dayOf(new Date(row.at), now, timeZone);
    const last = groups.at(-1);
    if (last?.day === day) last.rows.push(row);
    else groups.push({ day, rows: [row] });
  }
  return groups;
}
