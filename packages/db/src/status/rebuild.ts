import { statusOf } from '@musicloud/domain/status/status';
import { asc, getTableColumns, gt, sql } from 'drizzle-orm';
import { factsOf, factsQuery } from '../contents/load.ts';
import { statusRowOf } from '../contents/rows.ts';
import type { Database } from '../database.ts';
import { contents, status } from '../schema/index.ts';

const BATCH = 1_000;

export type Rebuilt = { readonly rows: number; readonly changed: number; readonly removed: number };

/**
 * Makes the whole status table again from the stored facts, with the function the write path uses. Rows that
 * are as they should be stay untouched; on a sound database none changes. Safe while the service runs: a row
 * that a commit moved meanwhile is newer and is left alone.
 */
export async function rebuildStatus({ db }: Pick<Database, 'db'>): Promise<Rebuilt> {
  let rows = 0;
  let changed = 0;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const batch = await factsQuery(db)
      .where(gt(contents.id, last))
      .orderBy(asc(contents.id))
      .limit(BATCH);
    if (batch.length === 0) break;
    const wanted = batch.map((row) => statusRowOf(statusOf(factsOf(row))));
    changed += await writeDifferent({ db }, wanted);
    rows += batch.length;
    last = batch.at(-1)?.content.id ?? last;
  }
  const orphans = await db
    .delete(status)
    .where(sql`not exists (select from contents c where c.id = ${status.contentId})`)
    .returning({ id: status.contentId });
  return { rows, changed, removed: orphans.length };
}

async function writeDifferent(
  { db }: Pick<Database, 'db'>,
  rows: ReturnType<typeof statusRowOf>[],
) {
  const changedAt = sql`clock_timestamp()`;
  const columns = Object.entries(getTableColumns(status));
  const own = columns.map(([, column]) => column.name).filter((name) => name !== 'changed_at');
  const set = Object.fromEntries(
    columns.map(([key, column]) => [key, sql.raw(`excluded.${column.name}`)]),
  );
  const tuple = (prefix: string) =>
    sql.raw(`(${own.map((name) => `${prefix}.${name}`).join(', ')})`);
  const written = await db
    .insert(status)
    .values(rows.map((row) => ({ ...row, changedAt })))
    .onConflictDoUpdate({
      target: status.contentId,
      set,
      setWhere: sql`status.version <= excluded.version and ${tuple('status')} is distinct from ${tuple('excluded')}`,
    })
    .returning({ id: status.contentId });
  return written.length;
}
