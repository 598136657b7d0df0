import { createClient } from '@libsql/client';
import { MYSQL_MIGRATIONS, migrateMysql } from './mysql-migrate.ts';
import { openMysqlPool } from './mysql-pool.ts';
import type { SourceRow } from './rows.ts';
import { openSqliteRegistry, SQLITE_MIGRATIONS } from './sqlite.ts';

/** The rows of a source registry as they stand, for backups; tombstones too. */
export type RegistryCopy = {
  /** How many migrations made its table. */
  readonly version: number;
  /** The next rows by content, after one. */
  readonly rowsAfter: (contentId: string, limit: number) => Promise<SourceRow[]>;
  readonly put: (rows: readonly SourceRow[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const columns = [
  'content_id',
  'creator_id',
  'version',
  'state',
  'id',
  'code',
  'title',
  'artist_name',
  'type',
  'registered_at',
  'unregistered_at',
] as const;
const numbers: ReadonlySet<string> = new Set(['version', 'registered_at', 'unregistered_at']);

/** Opens the rows of the registry that `url` names, its table brought up to date. */
export async function openRegistryCopy(url: string): Promise<RegistryCopy> {
  if (!url.startsWith('file:')) {
    await migrateMysql(url);
    return copyOf({ ...openMysqlPool(url), version: MYSQL_MIGRATIONS.length });
  }
  await (await openSqliteRegistry(url)).close();
  const client = createClient({ url, intMode: 'number', timeout: 5_000 });
  return copyOf({
    version: SQLITE_MIGRATIONS.length,
    run: async (sql, args = []) => (await client.execute({ sql, args: [...args] })).rows,
    close: async () => client.close(),
  });
}

type Values = (string | number | null)[];
type Engine = {
  readonly version: number;
  readonly run: (sql: string, values?: Values) => Promise<readonly SourceRow[]>;
  readonly close: () => Promise<void>;
};

function copyOf({ version, run, close }: Engine): RegistryCopy {
  const names = columns.join(', ');
  return {
    version,
    rowsAfter: async (contentId, limit) => {
      const sql = `select ${names} from sources where content_id > ? order by content_id limit ${limit}`;
      return (await run(sql, [contentId])).map(plain);
    },
    put: async (rows) => {
      if (rows.length === 0) return;
      const marks = `(${columns.map(() => '?').join(', ')})`;
      await run(
        `insert into sources (${names}) values ${rows.map(() => marks).join(', ')}`,
        rows.flatMap((row) => columns.map((name) => (row[name] ?? null) as string | number | null)),
      );
    },
    clear: async () => {
      await run('delete from sources');
    },
    close,
  };
}

/** Each engine has its own kind of row and of large numbers; a copy has one. */
function plain(row: SourceRow): SourceRow {
  const numberOr = (name: string) =>
    numbers.has(name) && row[name] !== null ? Number(row[name]) : row[name];
  return Object.fromEntries(columns.map((name) => [name, numberOr(name)]));
}
