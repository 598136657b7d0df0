import type postgres from 'postgres';

/** How many days what is of no more use is kept. */
export type RowDays = {
  /** News that were read, counted from what they tell of. */
  readonly news: number;
  /** Jobs that failed for good, once somebody, or a later job, settled them. */
  readonly deadLetters: number;
};

/**
 * Removes rows nobody needs any more, at most `limit` of each kind, by the database's clock: sessions and open
 * verifications that ran out, counters of limits that are over, leases nobody renewed, old news, settled dead letters.
 * Returns the most there was of one kind. What happened (`events`) stays for good.
 */
export async function dropRows(sql: postgres.Sql, days: RowDays, limit: number): Promise<number> {
  const removed = [
    await sql`delete from sessions where id in (
      select id from sessions where expires_at < clock_timestamp() limit ${limit})`,
    await sql`delete from verifications where id in (
      select id from verifications where expires_at < clock_timestamp() limit ${limit})`,
    // A day: longer than any window the limits have.
    await sql`delete from rate_limits where id in (
      select id from rate_limits
      where last_request < (extract(epoch from clock_timestamp()) - 86400) * 1000 limit ${limit})`,
    await sql`delete from upload_locks where upload_id in (
      select upload_id from upload_locks
      where expires_at < clock_timestamp() - interval '1 day' limit ${limit})`,
    // Ids grow with time: the primary key finds the old ones.
    await sql`delete from notifications where (id, account_id) in (
      select id, account_id from notifications
      where id < ${firstIdOf(days.news)}::uuid and read_at is not null
        and at < clock_timestamp() - ${days.news} * interval '1 day' order by id limit ${limit})`,
    await sql`delete from dead_letters where id in (
      select id from dead_letters
      where settled_at < clock_timestamp() - ${days.deadLetters} * interval '1 day'
        and (settled <> 'retried' or resent_at is not null) limit ${limit})`,
  ];
  return Math.max(...removed.map(({ count }) => count));
}

/** The smallest UUIDv7 of a moment so many days ago. A clock that is a day off hides nothing from the second condition. */
function firstIdOf(days: number): string {
  const moment = Math.max(0, Date.now() - (days - 1) * 86_400_000);
  const hex = Math.trunc(moment).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
