import type postgres from 'postgres';

/**
 * Runs `work` between begin and commit, on a pool of one connection that nobody else uses meanwhile. The driver's
 * own transactions end the process when their connection breaks on the way (it writes to a socket that is gone);
 * here what comes after the break is said to the next connection, outside of any transaction. So `work` may
 * rely on its locks while all goes well, and must do no harm without them.
 */
export async function inTransaction<Result>(
  sql: postgres.Sql,
  work: () => Promise<Result>,
): Promise<Result> {
  if (sql.options.max !== 1) throw new Error('A transaction needs a pool of one connection.');
  await sql`begin`;
  try {
    const result = await work();
    await sql`commit`;
    return result;
  } catch (error) {
    await sql`rollback`.catch(() => {});
    throw error;
  }
}
