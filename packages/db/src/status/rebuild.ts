import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import { asc, getTableColumns, gt, sql } from 'drizzle-orm';
import { factsOf, factsQuery } from '../contents/load.ts';
import { statusRowOf } from '../contents/rows.ts';
import type { Database, Db } from '../database.ts';
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
    changed += await writeStatus(db, batch.map(factsOf));
    rows += batch.length;
    last = batch.at(-1)?.content.id ?? last;
  }
  const orphans = await db
    .delete(status)
    .where(sql`not exists (select from contents c where c.id = ${status.contentId})`)
    .returning({ id: status.contentId });
  return { rows, changed, removed: orphans.length };
}

/** Writes the status rows of contents that are not as their facts say. Returns how many were written. */
export async function writeStatus(
  db: Pick<Db, 'insert'>,
  facts: readonly ContentFacts[],
): Promise<number> {
  if (facts.length === 0) return 0;
  const rows = facts.map((one) => statusRowOf(statusOf(one)));
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
