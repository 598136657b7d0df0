import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** A row as JSON with the columns' names in the database, for `jsonb_populate_record`. */
export function jsonRow<Table extends PgTable>(
  table: Table,
  row: Partial<Table['$inferSelect']>,
): Record<string, unknown> {
  const values = row as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(getTableColumns(table))
      .filter(([key]) => values[key] !== undefined)
      .map(([key, column]) => [column.name, values[key]]),
  );
}

/** `on conflict` assignments that take every column but `key` from the new row. */
export function takeAll(table: PgTable, key: string): string {
  return Object.values(getTableColumns(table))
    .map((column) => column.name)
    .filter((name) => name !== key)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ');
}

/** Assignments of every column but `kept` from a row aliased `row`. */
export function takeFrom(table: PgTable, kept: readonly string[], row: string): string {
  return Object.values(getTableColumns(table))
    .map((column) => column.name)
    .filter((name) => !kept.includes(name))
    .map((name) => `${name} = ${row}.${name}`)
    .join(', ');
}

/** `insert into t select … ` of one JSON row under `path` in `input.doc`, when `source` has a row. */
export function insertOne(table: PgTable, path: string, source: string): string {
  const name = getTableName(table);
  return `insert into ${name} select row.* from ${source}, input,
    lateral jsonb_populate_record(null::${name}, doc -> '${path}') row where doc ? '${path}'`;
}

/** As {@link insertOne}, of a JSON array of rows. */
export function insertMany(table: PgTable, path: string, source: string): string {
  const name = getTableName(table);
  return `insert into ${name} select row.* from ${source}, input,
    lateral jsonb_populate_recordset(null::${name}, doc -> '${path}') row`;
}

/** The columns of a table aliased `p`, as pairs for `json_build_object`, by the names rows have here. */
export function jsonColumns(table: PgTable): string {
  return Object.entries(getTableColumns(table))
    .map(([key, column]) => `'${key}', p.${column.name}`)
    .join(', ');
}
