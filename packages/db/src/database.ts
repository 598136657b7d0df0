import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

export type Db = PostgresJsDatabase<typeof schema>;

/** One pool of a process, with Drizzle on it. */
export type Database = {
  readonly db: Db;
  readonly sql: postgres.Sql;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  readonly url: string;
  /** Most connections at a time; small pools are faster than large ones. */
  readonly connections?: number;
  readonly applicationName?: string;
  /** After this the server itself ends a statement; 10 s by default. */
  readonly statementTimeoutMs?: number;
};

/**
 * Blanks, which the server skips. When a connection breaks with something left to send, the driver never sends on
 * it again until a kilobyte has gathered: each of its later tries to connect would time out, for half a minute or
 * for good. A first message this long is sent at once, and the try after it is a clean one.
 */
const FILLING = ' '.repeat(1024);

/**
 * Opens a pool. Every wait has an end, so that a hanging database is an answer and not a wait:
 * connecting 5 s, a statement 10 s, a lock 5 s, an idle transaction 15 s.
 */
export function openDatabase({
  url,
  connections = 10,
  applicationName,
  statementTimeoutMs = 10_000,
}: DatabaseOptions): Database {
  const sql = postgres(url, {
    max: connections,
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: pauseSeconds,
    onnotice: () => {},
    connection: {
      options: FILLING,
      application_name: applicationName ?? 'musicloud',
      statement_timeout: statementTimeoutMs,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      // Coarse on purpose: the domain's rule says which names are near enough.
      'pg_trgm.similarity_threshold': '0.4',
    } as Record<string, string | number>,
  });
  askForTypesOnce(sql.options);
  return { sql, db: drizzle(sql, { schema }), close: () => sql.end({ timeout: 5 }) };
}

/**
 * How long a lost connection waits before it is tried again. The driver's own pause counts the losses of all
 * connections of a pool: ten lost at once, and it is up to 20 s in which the database has long been back.
 */
function pauseSeconds(losses: number): number {
  return Math.min(0.5, 0.02 * 2 ** losses) * (0.5 + Math.random() / 2);
}

type Options = postgres.Sql['options'];
let known: Options | undefined;
/** `text[]`; PostgreSQL's own types have the same numbers everywhere. */
const AN_ARRAY = 1009;

/**
 * The driver asks for the types of arrays on each new connection, and nobody catches it when that fails: a
 * connection that breaks just then would end the process. So only the first one of a process asks.
 */
function askForTypesOnce(options: Options): void {
  const learn = ({ parsers, serializers }: Options) => {
    options.parsers = { ...parsers, ...options.parsers };
    options.serializers = { ...serializers, ...options.serializers };
  };
  const isUnknown = () => {
    if (AN_ARRAY in options.parsers) known ??= options;
    else if (known) learn(known);
    return known === undefined;
  };
  Object.defineProperty(options, 'fetch_types', { get: isUnknown });
}
