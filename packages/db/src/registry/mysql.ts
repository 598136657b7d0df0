import type { SourceQuery, SourceRegistry } from '@musicloud/domain/source/ports';
import { migrateMysql } from './mysql-migrate.ts';
import { type MysqlPool, openMysqlPool, within } from './mysql-pool.ts';
import { answerOf, pageOf, placeOf, type SourceRow, sourceOf } from './rows.ts';

/** How often a statement is tried that the server broke off to let another finish. */
const ATTEMPTS = 4;
/** How long a command waits for the tables to be made, ms; the making itself goes on. */
const READY_MS = 4_000;

/**
 * The source registry behind the MySQL protocol (MariaDB, TiDB), by the rules of the one in SQLite. It connects and
 * makes its tables when it is first asked, so that a process starts, and uploads go on, while it is away.
 */
export function openMysqlRegistry(url: string): SourceRegistry {
  const pool = openMysqlPool(url);
  let migrated: Promise<void> | undefined;
  const ready = () => {
    migrated ??= migrateMysql(url).catch((error: unknown) => {
      migrated = undefined;
      throw error;
    });
    return migrated;
  };
  return registryOf({
    close: pool.close,
    run: async (sql, values) => {
      await within(READY_MS, (late) => Promise.race([ready(), late]));
      return withoutDeadlock(() => pool.run(sql, values));
    },
  });
}

/** A deadlock's victim did nothing; what it tried can be tried again. */
async function withoutDeadlock<Result>(act: () => Promise<Result>, attempt = 1): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    const broken = (error as { sqlState?: string }).sqlState === '40001';
    if (!broken || attempt === ATTEMPTS) throw error;
    return withoutDeadlock(act, attempt + 1);
  }
}

/**
 * An upsert answers a clash of any unique key. It may write only if the clash is that of the content itself, not
 * of another's code, and the command is newer. Assignments are made from left to right, so `version`, which all
 * of them look at, comes last.
 */
const newer = 'sources.content_id = values(content_id) and sources.version < values(version)';
const set = (column: string, value: string) =>
  `${column} = if(${newer}, ${value}, sources.${column})`;
const given = (column: string) => set(column, `values(${column})`);
const first = (column: string) => set(column, `coalesce(sources.${column}, values(${column}))`);

const REGISTER = `insert into sources
  (content_id, creator_id, version, state, id, code, title, artist_name, type, registered_at)
  values (?, ?, ?, 'registered', ?, ?, ?, ?, ?, ?)
  on duplicate key update ${[
    given('state'),
    first('id'),
    first('code'),
    given('title'),
    given('artist_name'),
    given('type'),
    first('registered_at'),
    set('unregistered_at', 'null'),
    given('version'),
  ].join(', ')}`;
const UNREGISTER = `insert into sources (content_id, creator_id, version, state, unregistered_at)
  values (?, ?, ?, 'unregistered', ?)
  on duplicate key update ${[given('state'), given('unregistered_at'), given('version')].join(', ')}`;

function registryOf({ run, close }: MysqlPool): SourceRegistry {
  const rowOf = async (contentId: string): Promise<SourceRow | undefined> =>
    (await run('select * from sources where content_id = ?', [contentId]))[0];
  return {
    find: async (contentId) => sourceOf(await rowOf(contentId)),
    register: async (command) => {
      const { id, contentId, creatorId, code, title, artistName, type, version } = command;
      const at = command.registeredAt.getTime();
      const names = [id, code, title, artistName, type];
      await run(REGISTER, [contentId, creatorId, version, ...names, at]);
      const row = await rowOf(contentId);
      if (!row) throw new Error(`the registration code ${code} is another content's`);
      return answerOf(row, version);
    },
    unregister: async ({ contentId, creatorId, version, at }) => {
      await run(UNREGISTER, [contentId, creatorId, version, at.getTime()]);
      return (await rowOf(contentId))?.version === version ? 'done' : 'stale';
    },
    list: async (query) => {
      const { where, values } = conditionsOf(query);
      // A number in the text: not every server takes one as a parameter there.
      const rows = await run(
        `select * from sources where ${where}
          order by registered_at desc, content_id desc limit ${Math.trunc(query.limit) + 1}`,
        values,
      );
      return pageOf(rows, query.limit);
    },
    ping: async () => {
      await run('select 1');
    },
    close,
  };
}

function conditionsOf({ creatorId, state, cursor }: SourceQuery) {
  const where = ['id is not null'];
  const values: string[] = [];
  const add = (condition: string, ...given: string[]) => {
    where.push(condition);
    values.push(...given);
  };
  if (creatorId) add('creator_id = ?', creatorId);
  if (state) add('state = ?', state);
  const place = placeOf(cursor);
  if (place) {
    const at = String(place.at);
    // Written out: comparing pairs uses no index here.
    add('registered_at <= ? and (registered_at < ? or content_id < ?)', at, at, place.contentId);
  }
  return { where: where.join(' and '), values };
}
