import { type Client, createClient } from '@libsql/client';
import type { SourceRegistry } from '@musicloud/domain/source/ports';
import { answerOf, pageOf, placeOf, sourceOf } from './rows.ts';

/** The registry's own migrations, in order; `user_version` counts those applied. */
export const SQLITE_MIGRATIONS = [
  `create table sources (
    content_id text primary key,
    creator_id text not null,
    version integer not null,
    state text not null check (state in ('registered', 'unregistered')),
    id text,
    code text unique,
    title text,
    artist_name text,
    type text,
    registered_at integer,
    unregistered_at integer
  ) strict;
  create index sources_newest on sources (registered_at, content_id) where id is not null;
  create index sources_creator on sources (creator_id, registered_at, content_id) where id is not null;`,
];

/**
 * The source registry in a SQLite file. One row a content with the highest version seen; a row without id is a
 * tombstone, laid by an unregistering that came before any registering.
 */
export async function openSqliteRegistry(url: string): Promise<SourceRegistry> {
  // The busy timeout is 0 by default: a second process would fail at once instead of waiting its turn. An option
  // and no pragma, because the client opens further connections, and a pragma holds for one of them only.
  const client = createClient({ url, intMode: 'number', timeout: 5_000 });
  for (const pragma of ['journal_mode = wal', 'synchronous = normal']) {
    await client.execute(`pragma ${pragma}`);
  }
  if ((await versionOf(client)) < SQLITE_MIGRATIONS.length) await migrate(client);
  return registryOf(client);
}

async function versionOf(db: Pick<Client, 'execute'>): Promise<number> {
  return Number((await db.execute('pragma user_version')).rows[0]?.user_version ?? 0);
}

async function migrate(client: Client) {
  const tx = await client.transaction('write');
  try {
    // Read again inside: another process may have been first.
    const version = await versionOf(tx);
    for (const [index, script] of SQLITE_MIGRATIONS.entries()) {
      if (index >= version) await tx.executeMultiple(script);
    }
    await tx.execute(`pragma user_version = ${SQLITE_MIGRATIONS.length}`);
    await tx.commit();
  } finally {
    tx.close();
  }
}

function registryOf(client: Client): SourceRegistry {
  const rowOf = async (contentId: string) => {
    const sql = 'select * from sources where content_id = ?';
    return (await client.execute({ sql, args: [contentId] })).rows[0];
  };
  return {
    find: async (contentId) => sourceOf(await rowOf(contentId)),
    register: async (command) => {
      const { id, contentId, creatorId, code, title, artistName, type, version } = command;
      const at = command.registeredAt.getTime();
      await client.execute({
        sql: `insert into sources (content_id, creator_id, version, state, id, code, title, artist_name, type, registered_at)
          values (?, ?, ?, 'registered', ?, ?, ?, ?, ?, ?)
          on conflict (content_id) do update set version = excluded.version, state = 'registered',
            id = coalesce(sources.id, excluded.id), code = coalesce(sources.code, excluded.code),
            title = excluded.title, artist_name = excluded.artist_name, type = excluded.type,
            registered_at = coalesce(sources.registered_at, excluded.registered_at), unregistered_at = null
          where sources.version < excluded.version`,
        args: [contentId, creatorId, version, id, code, title, artistName, type, at],
      });
      return answerOf(await rowOf(contentId), version);
    },
    unregister: async ({ contentId, creatorId, version, at }) => {
      await client.execute({
        sql: `insert into sources (content_id, creator_id, version, state, unregistered_at)
          values (?, ?, ?, 'unregistered', ?)
          on conflict (content_id) do update set version = excluded.version, state = 'unregistered',
            unregistered_at = excluded.unregistered_at where sources.version < excluded.version`,
        args: [contentId, creatorId, version, at.getTime()],
      });
      return (await rowOf(contentId))?.version === version ? 'done' : 'stale';
    },
    list: async ({ creatorId, state, limit, cursor }) => {
      const place = placeOf(cursor);
      const { rows } = await client.execute({
        sql: `select * from sources where id is not null
          and (?1 is null or creator_id = ?1) and (?2 is null or state = ?2)
          and (?3 is null or (registered_at, content_id) < (?3, ?4))
          order by registered_at desc, content_id desc limit ?5`,
        args: [
          creatorId ?? null,
          state ?? null,
          place?.at ?? null,
          place?.contentId ?? null,
          limit + 1,
        ],
      });
      return pageOf(rows, limit);
    },
    ping: async () => {
      await client.execute('select 1');
    },
    close: async () => client.close(),
  };
}
