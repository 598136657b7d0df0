import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { countingUse, type PoolUse } from './observe/pool-use.ts';
import * as schema from './schema/index.ts';

export type Db = PostgresJsDatabase<typeof schema>;

/** One pool of a process, with Drizzle on it. */
export type Database = {
  readonly db: Db;
  readonly sql: postgres.Sql;
  readonly use: () => PoolUse;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  readonly url: string;
  /** Most connections at a time; small pools are faster than large ones. */
  readonly connections?: number;
  readonly applicationName?: string;
  /** After this the server itself ends a statement; 10 s by default. */
  readonly statementTimeoutMs?: number;
  /**
   * For a pool whose every statement reads a few rows by an index: one that is planned while the tables are empty
   * would read them whole for as long as they have no statistics, a minute or more of a siege.
   */
  readonly indexesOnly?: boolean;
};

/**
 * Opens a pool. Every wait has an end, so that a hanging database is an answer and not a wait:
 * connecting 5 s, a statement 10 s, a lock 5 s, an idle transaction 15 s.
 */
export function openDatabase({
  url,
  connections = 10,
  applicationName,
  statementTimeoutMs = 10_000,
  indexesOnly = false,
}: DatabaseOptions): Database {
  const pool = postgres(url, {
    max: connections,
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: pauseSeconds,
    onnotice: () => {},
    connection: {
      application_name: applicationName ?? 'musicloud',
      statement_timeout: statementTimeoutMs,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      // Coarse on purpose: the domain's rule says which names are near enough. Two letters that changed places in a
      // title of seven, near by that rule, leave a third of its trigrams.
      'pg_trgm.similarity_threshold': '0.3',
      ...(indexesOnly && { enable_seqscan: 'off' }),
    } as Record<string, string | number>,
  });
  const { sql, use } = countingUse(pool, connections);
  return { sql, use, db: drizzle(sql, { schema }), close: () => pool.end({ timeout: 5 }) };
}

/**
 * How long a lost connection waits before it is tried again. The driver's own pause counts the losses of all
 * connections of a pool: ten lost at once, and it is up to 20 s in which the database has long been back.
 */
function pauseSeconds(losses: number): number {
  return Math.min(0.5, 0.02 * 2 ** losses) * (0.5 + Math.random() / 2);
}

/**
 * A query that is built once for a pool, and parsed and planned once for each of its connections: for the few that
 * every upload asks. Its conditions are placeholders; give Drizzle's `prepare` any name, it is not sent.
 */
export function preparedFor<Query>(build: (db: Db) => Query): (db: Db) => Query {
  const built = new WeakMap<Db, Query>();
  return (db) => {
    const query = built.get(db) ?? build(db);
    built.set(db, query);
    return query;
  };
}

/**
 * The same pool for a library that builds its queries itself: each is parsed and planned once for a connection, not
 * each time. Only for one that asks the same few again and again: what is prepared stays for as long as its connection.
 */
export function preparing({ sql }: Database): Db {
  const client = new Proxy(sql, {
    get: (target, name) =>
      name === 'unsafe'
        ? (text: string, values: never[]) => target.unsafe(text, values, { prepare: true })
        : Reflect.get(target, name),
  });
  return drizzle(client, { schema });
}
