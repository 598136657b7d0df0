import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import type { Siege } from './siege.ts';

/** What became of everything that was answered. */
export type Outcome = {
  readonly accepted: number;
  /** Accepted, and neither registered nor in review. */
  readonly unsettled: number;
  readonly refused: number;
  /** Refused, and stored all the same. */
  readonly stored: number;
};

/** Longest to wait for the workers, which have thousands to register. */
const PATIENCE_MS = 600_000;

/** Waits until the workers have done their part, as long as they get on; then counts. */
export async function settle(url: string, sieges: readonly Siege[]): Promise<Outcome> {
  const accepted = sieges.flatMap((siege) => siege.accepted);
  const refused = sieges.flatMap((siege) => siege.refused);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const deadline = Date.now() + PATIENCE_MS;
  let unsettled = await countUnsettled(sql, accepted);
  while (unsettled > 0 && Date.now() < deadline) {
    await wait(1000);
    unsettled = await countUnsettled(sql, accepted);
  }
  const stored = await sql`select from contents where id = any(${refused}::uuid[])`;
  await sql.end();
  return { accepted: accepted.length, unsettled, refused: refused.length, stored: stored.length };
}

async function countUnsettled(sql: postgres.Sql, ids: readonly string[]): Promise<number> {
  const settled = await sql`select count(*)::int as count from status
    where content_id = any(${[...ids]}::uuid[]) and status in ('registered', 'in_review')`;
  return ids.length - Number(settled[0]?.count ?? 0);
}
