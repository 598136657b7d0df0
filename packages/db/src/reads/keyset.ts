import type { Page } from '@musicloud/domain/status/views';
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** Most rows a page may have. */
export const MOST_ROWS = 100;

/**
 * The place in a list after which the next page starts: the values of its order, last one unique.
 * Opaque to callers; an unreadable one starts from the beginning.
 */
export const cursorOf = (...values: (string | number)[]) =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** What PostgreSQL can compare with: a cursor is a stranger's text. */
const comparable = (value: string, cast: 'timestamptz' | 'text') =>
  cast === 'text'
    ? value.isWellFormed() && !value.includes('\0')
    : MOMENT.test(value) && isReal(value);
/** JavaScript reads 31 February as 3 March; PostgreSQL refuses it. */
const isReal = (moment: string) => {
  const at = new Date(moment);
  return !Number.isNaN(at.getTime()) && at.toISOString() === moment;
};

function readCursor(cursor: string | undefined): [string, string] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(values) || values.length !== 2) return null;
    const [first, second] = values;
    return typeof first === 'string' && UUID.test(second) ? [first, second] : null;
  } catch {
    return null;
  }
}

/** Rows beyond the cursor, in an order by (column, id). `cast` is the column's type in PostgreSQL. */
export function beyond(
  columns: readonly [AnyColumn | SQL, AnyColumn],
  direction: 'asc' | 'desc',
  cursor: string | undefined,
  cast: 'timestamptz' | 'text' = 'timestamptz',
): SQL | undefined {
  const place = readCursor(cursor);
  if (!place || !comparable(place[0], cast)) return undefined;
  const sign = sql.raw(direction === 'asc' ? '>' : '<');
  return sql`(${columns[0]}, ${columns[1]}) ${sign} (${place[0]}::${sql.raw(cast)}, ${place[1]}::uuid)`;
}

/** Cuts one row more than asked for into a page and the cursor of the next. */
export function pageOf<Row, View>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => View,
  cursor: (row: Row) => string,
): Page<View> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(view), next: rows.length > limit && last ? cursor(last) : null };
}

/** A pattern for `ilike` that finds `text` anywhere, its own wildcards meaning themselves. */
export const anywhere = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
