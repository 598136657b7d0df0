import type postgres from 'postgres';

/**
 * Where everything is that a primary has said yes to. Commits are on its disk before they are answered; with
 * `synchronous_commit` off they are only in its log.
 */
export async function committed(sql: postgres.Sql): Promise<bigint> {
  const [row] = await sql<{ at: string }[]>`
    select pg_wal_lsn_diff(case current_setting('synchronous_commit') when 'off'
      then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end, '0/0')::text as at`;
  return BigInt(row?.at ?? 0);
}

/** How far a replica shows what its primary did. Fails when it is none, or no more: then it goes its own way. */
export async function replayed(sql: postgres.Sql): Promise<bigint> {
  const [row] = await sql<{ at: string | null }[]>`
    select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text as at where pg_is_in_recovery()`;
  if (!row) throw new Error('DATABASE_REPLICA_URL names a server that is no replica');
  return BigInt(row.at ?? 0);
}

/**
 * Asks one question for all who want to know at the same time. Whoever comes while one is under way gets the answer of
 * the next: an answer is never older than the asking.
 */
export function together<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<Answer> | null = null;
  return () => {
    next ??= running.then(() => {
      const asked = ask();
      running = asked.catch(() => {});
      next = null;
      return asked;
    });
    return next;
  };
}
