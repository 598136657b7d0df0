import type { AccountId } from '@musicloud/domain/shared/ids';
import { type AnyJob, type JobName, jobs } from '@musicloud/domain/shared/jobs';
import type { DeadLetterView, Page } from '@musicloud/domain/status/views';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { sha256 } from '../ids.ts';
import type { Queues } from '../queues/queues.ts';
import { beyond, cursorOf, pageOf } from '../reads/keyset.ts';
import { deadLetters } from '../schema/index.ts';

/** A job as its dead letter keeps it. */
export type DeadLetter = Omit<
  typeof deadLetters.$inferSelect,
  'key' | 'settled' | 'settledBy' | 'settledAt' | 'resentAt'
>;

/** What PostgreSQL can hold of a text: a payload may be poison in any way. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\u{fffd}');
const jsonOf = (payload: unknown) =>
  JSON.stringify(payload ?? null, (_key, value) =>
    typeof value === 'string' ? storable(value) : value,
  );
/** A digest, because an index takes no long texts. */
const keyOf = ({ name, payload }: Pick<DeadLetter, 'name' | 'payload'>) =>
  `${name} ${sha256(jsonOf(payload))}`;
const isOpen = isNull(deadLetters.settled);

/** Keeps a job that failed for good; failing again it stays one line, with all its attempts. */
export async function keepDeadLetter(db: Db, letter: DeadLetter): Promise<void> {
  const { attempts, failedAt } = letter;
  const error = storable(letter.error);
  // As JSON: the driver would write a payload of null as no value at all.
  const payload = sql`${jsonOf(letter.payload)}::text::jsonb`;
  await db
    .insert(deadLetters)
    .values({ ...letter, error, payload, key: keyOf(letter) })
    .onConflictDoUpdate({
      target: deadLetters.key,
      targetWhere: isOpen,
      set: { error, failedAt, attempts: sql`${deadLetters.attempts} + ${attempts}` },
    });
}

/** A job that was in vain before has succeeded: nothing lies open of it any more. */
export async function recovered(db: Db, job: Pick<DeadLetter, 'name' | 'payload'>): Promise<void> {
  await db
    .update(deadLetters)
    .set({ settled: 'recovered', settledAt: sql`clock_timestamp()` })
    .where(and(eq(deadLetters.key, keyOf(job)), isOpen));
}

/** What lies open, newest first. */
export async function listDeadLetters(
  db: Db,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<DeadLetterView>> {
  const rows = await db
    .select()
    .from(deadLetters)
    .where(and(isOpen, beyond([deadLetters.failedAt, deadLetters.id], 'desc', cursor)))
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

/** Takes an open dead letter off the list; a retried one is sent again by the relay. False when it is not there. */
export async function settleDeadLetter(
  db: Db,
  id: string,
  by: AccountId,
  settled: 'retried' | 'dropped',
): Promise<boolean> {
  const rows = await db
    .update(deadLetters)
    .set({ settled, settledBy: by, settledAt: sql`clock_timestamp()` })
    .where(and(eq(deadLetters.id, id), isOpen))
    .returning({ id: deadLetters.id });
  return rows.length > 0;
}

/** Sends what admins want tried again, under new ids, because queues ignore one they had. Returns how many. */
export async function resendRetried(db: Db, queues: Queues): Promise<number> {
  const due = and(eq(deadLetters.settled, 'retried'), isNull(deadLetters.resentAt));
  const letters = await db.select().from(deadLetters).where(due).limit(100);
  await queues.send(letters.flatMap(jobOf));
  for (const { id } of letters) {
    const sent = { resentAt: sql`clock_timestamp()` };
    await db.update(deadLetters).set(sent).where(eq(deadLetters.id, id));
  }
  return letters.length;
}

/** The job of a dead letter; one whose payload never fitted its job has none. */
function jobOf({ id, name, payload, correlationId, causeId }: DeadLetter) {
  const parsed = jobs[name as JobName]?.schema.safeParse(payload);
  if (!parsed?.success) return [];
  const job = { name, payload: parsed.data } as AnyJob;
  const trace = { correlationId, causeId: causeId ?? id, traceparent: null, again: true };
  return [{ ...job, id: `${id}-0-again`, trace }];
}
