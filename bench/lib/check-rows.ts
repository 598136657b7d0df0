import { loadFacts } from '@musicloud/db/contents/load';
import { statusRowOf } from '@musicloud/db/contents/rows';
import type { Db } from '@musicloud/db/database';
import { status } from '@musicloud/db/schema/index';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { statusOf } from '@musicloud/domain/status/status';
import { inArray, sql } from 'drizzle-orm';

/**
 * Compares some hundreds of the filled status rows with what the domain says of the filled facts: only when the
 * six tables agree, both ways read the same thing. Throws at the first row that differs.
 */
export async function checkRows(db: Db): Promise<void> {
  const sample = await db
    .select({ id: status.contentId })
    .from(status)
    .where(sql`hashtext(${status.contentId}::text) % 2000 = 0`)
    .limit(500);
  const ids = sample.map(({ id }) => id as ContentId);
  const facts = await loadFacts(db, ids);
  const rows = await db.select().from(status).where(inArray(status.contentId, ids));
  const wanted = new Map(
    facts.map((one) => [one.content.id as string, statusRowOf(statusOf(one))]),
  );
  for (const { changedAt: _, ...row } of rows) {
    const keys = Object.keys(row).sort();
    const [is, should] = [row, wanted.get(row.contentId)].map((one) => JSON.stringify(one, keys));
    if (is !== should) {
      throw new Error(`A filled row is not what the domain says:\n${is}\n${should}`);
    }
  }
}
