import { sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { uuidv7 } from './ids.ts';
import { rateLimit } from './schema/index.ts';

/**
 * A minute, like the account service's longest: it sweeps the table of both, and knows nothing of longer ones.
 */
const WINDOW_MS = 60_000;

/**
 * Counts one more under `key` and returns how many seconds to wait: 0 while at most `most` fell into this minute.
 * One statement by the database's clock, so that all processes share one count. What is refused is not counted.
 */
export async function takeTurn(db: Db, key: string, most: number): Promise<number> {
  const { count, lastRequest: began } = rateLimit;
  const now = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
  const over = sql`${began} <= ${now} - ${WINDOW_MS}::bigint`;
  const [row] = await db
    .insert(rateLimit)
    .values({ id: uuidv7(), key, count: 1, lastRequest: now as never })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${over} then 1 else least(${count} + 1, ${most}::int + 1) end`,
        lastRequest: sql`case when ${over} then ${now} else ${began} end`,
      },
    })
    .returning({ count, waitMs: sql<string>`${began} + ${WINDOW_MS}::bigint - ${now}` });
  if (!row || row.count <= most) return 0;
  return Math.max(1, Math.ceil(Number(row.waitMs) / 1000));
}
