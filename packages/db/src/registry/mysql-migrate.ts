import type { Connection, RowDataPacket } from 'mysql2/promise';
import { onConnection } from './mysql-pool.ts';

/** Long enough to wait for another process that migrates. */
const MIGRATE_MS = 30_000;
const LOCK_SECONDS = 20;

/**
 * The registry's own migrations, in order. Each can be repeated: these servers commit changes of tables by
 * themselves, so a process may die after one and before it is noted. Ids and codes are compared byte by byte,
 * titles by code points; lengths are those the domain allows.
 */
export const MYSQL_MIGRATIONS = [
  `create table if not exists sources (
    content_id char(36) character set ascii collate ascii_bin not null primary key,
    creator_id char(36) character set ascii collate ascii_bin not null,
    version bigint not null,
    state varchar(16) character set ascii collate ascii_bin not null
      check (state in ('registered', 'unregistered')),
    id char(36) character set ascii collate ascii_bin,
    code varchar(64) character set ascii collate ascii_bin,
    title varchar(200),
    artist_name varchar(100),
    type varchar(32) character set ascii collate ascii_bin,
    registered_at bigint,
    unregistered_at bigint,
    unique key sources_code (code),
    key sources_newest (registered_at, content_id),
    key sources_creator (creator_id, registered_at, content_id)
  ) default character set utf8mb4 collate utf8mb4_bin`,
];

/** Brings the registry's tables up to date. Safe to repeat, also by processes that start at the same moment. */
export function migrateMysql(url: string): Promise<void> {
  return onConnection(url, MIGRATE_MS, async (connection) => {
    const [[lock]] = await connection.query<RowDataPacket[]>(
      `select get_lock(concat('musicloud_', md5(database())), ${LOCK_SECONDS}) as held`,
    );
    if (lock?.held !== 1) throw new Error('another process is still migrating the source registry');
    await applyMissing(connection);
    // The lock ends with the connection.
  });
}

async function applyMissing(connection: Connection): Promise<void> {
  await connection.query(`create table if not exists sources_migrations (
    number int not null primary key, applied_at timestamp not null default current_timestamp)`);
  const [rows] = await connection.query<RowDataPacket[]>('select number from sources_migrations');
  const applied = new Set(rows.map((row) => Number(row.number)));
  for (const [index, statement] of MYSQL_MIGRATIONS.entries()) {
    if (applied.has(index + 1)) continue;
    await connection.query(statement);
    await connection.query('insert into sources_migrations (number) values (?)', [index + 1]);
  }
}
