import {
  type Connection,
  createConnection,
  createPool,
  type ExecuteValues,
  type PoolConnection,
  type RowDataPacket,
} from 'mysql2/promise';

/** Nobody waits longer for the registry than this, whatever it waits for: a connection, the network, a lock. */
const ANSWER_MS = 4_000;
const CONNECT_MS = 2_000;
/** Few are faster than many, and a registry is written to by a handful of workers. */
const CONNECTIONS = 4;

/**
 * Nothing is cut to fit or guessed; the server itself ends what nobody waits for any more. The comments
 * are read by one kind of server each: MariaDB counts seconds, MySQL and TiDB milliseconds, of reading only.
 * Under READ COMMITTED upserts lock the row they write and no gaps beside it.
 */
const SESSION = `set session sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  time_zone = '+00:00', innodb_lock_wait_timeout = 2
  /*M! , max_statement_time = 3 */ /*!50708 , max_execution_time = 3000 */`;
const ISOLATION = 'set session transaction isolation level read committed';

/** A small pool in which every wait has an end. */
export type MysqlPool = {
  readonly run: (sql: string, values?: ExecuteValues) => Promise<RowDataPacket[]>;
  readonly close: () => Promise<void>;
};

const optionsOf = (uri: string) => ({ uri, charset: 'utf8mb4', connectTimeout: CONNECT_MS });

/** Opens a pool; nothing is connected yet. */
export function openMysqlPool(url: string): MysqlPool {
  const pool = createPool({ ...optionsOf(url), connectionLimit: CONNECTIONS });
  /** Connections whose session is set; what the pool hands out is another wrapping of them each time. */
  const prepared = new Set<PoolConnection['connection']>();

  async function execute(connection: PoolConnection, sql: string, values: ExecuteValues) {
    const inner = connection.connection;
    if (!prepared.has(inner)) {
      await connection.query(SESSION);
      await connection.query(ISOLATION);
      prepared.add(inner);
      inner.once('end', () => prepared.delete(inner));
    }
    const [rows] = await connection.execute<RowDataPacket[]>(sql, values);
    return rows;
  }
  return {
    run: (sql, values = []) =>
      within(ANSWER_MS, async (late) => {
        const turn = pool.getConnection();
        // The turn of one who went away is the next one's.
        const connection = await Promise.race([turn, late]).catch((error: unknown) => {
          turn.then((free) => free.release()).catch(() => {});
          throw error;
        });
        try {
          const rows = await Promise.race([execute(connection, sql, values), late]);
          connection.release();
          return rows;
        } catch (error) {
          if (isAnswer(error)) connection.release();
          else connection.destroy();
          throw error;
        }
      }),
    close: async () => {
      await within(CONNECT_MS, (late) => Promise.race([pool.end(), late])).catch(() => {});
      for (const connection of prepared) connection.destroy();
    },
  };
}

/** Does something on a connection of its own, without the limits of the pool's, within `ms`. */
export async function onConnection(
  url: string,
  ms: number,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await createConnection(optionsOf(url));
  try {
    await within(ms, (late) => Promise.race([work(connection), late]));
  } finally {
    connection.destroy();
  }
}

/** What the server itself said leaves the connection as it was; after anything else nobody knows. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'sqlState' in error && !('fatal' in error && error.fatal);
}

/** Runs something that races against `late`, which rejects after `ms`. */
export async function within<Result>(
  ms: number,
  work: (late: Promise<never>) => Promise<Result>,
): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const timer = setTimeout(
    () => reject(new Error(`the source registry did not answer within ${ms} ms`)),
    ms,
  );
  return work(promise).finally(() => clearTimeout(timer));
}
