import type { AccountId } from '@musicloud/domain/shared/ids';
import { type JobName, jobs } from '@musicloud/domain/shared/jobs';
import type { DeadLetterView, Page } from '@musicloud/domain/status/views';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import type { Queues, Sent } from '../queues/queues.ts';
import { beyond, cursorOf, pageOf } from '../reads/keyset.ts';
import { deadLetters } from '../schema/index.ts';

export type DeadLetter = Omit<
  typeof deadLetters.$inferSelect,
  'settled' | 'settledBy' | 'settledAt'
>;

/** Keeps a job that failed for good, once. */
export async function keepDeadLetter(db: Db, letter: DeadLetter): Promise<void> {
  await db.insert(deadLetters).values(letter).onConflictDoNothing();
}

/** What lies open, newest first. */
export async function listDeadLetters(
  db: Db,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<DeadLetterView>> {
  const rows = await db
    .select()
    .from(deadLetters)
    .where(
      and(
        isNull(deadLetters.settled),
        beyond([deadLetters.failedAt, deadLetters.id], 'desc', cursor),
      ),
    )
    .orderBy(desc(deadLetters.failedAt), desc(deadLetters.id))
    .limit(limit + 1);
  return pageOf(rows, limit, view, (row) => cursorOf(row.failedAt.toISOString(), row.id));
}

const view = (row: typeof deadLetters.$inferSelect): DeadLetterView => ({
  id: row.id,
  name: row.name,
  payload: row.payload,
  error: row.error,
  attempts: row.attempts,
  failedAt: row.failedAt.toISOString(),
  correlationId: row.correlationId,
});

/** Takes an open dead letter off the list; null when it is not there (any more). */
export async function settleDeadLetter(
  db: Db,
  id: string,
  by: AccountId,
  settled: 'retried' | 'dropped',
): Promise<DeadLetter | null> {
  const [row] = await db
    .update(deadLetters)
    .set({ settled, settledBy: by, settledAt: sql`clock_timestamp()` })
    .where(and(eq(deadLetters.id, id), isNull(deadLetters.settled)))
    .returning();
  return row ?? null;
}
