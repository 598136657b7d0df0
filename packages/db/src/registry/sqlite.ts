import { type Client, createClient, type Row } from '@libsql/client';
import type { RegisteredSource, SourceRegistry } from '@musicloud/domain/source/ports';

/** The registry's own migrations, in order; `user_version` counts those applied. */
const MIGRATIONS = [
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
  if ((await versionOf(client)) < MIGRATIONS.length) await migrate(client);
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
    for (const [index, script] of MIGRATIONS.entries()) {
      if (index >= version) await tx.executeMultiple(script);
    }
    await tx.execute(`pragma user_version = ${MIGRATIONS.length}`);
    await tx.commit();
  } finally {
    tx.close();
  }
}

function registryOf(client: Client): SourceRegistry {
  const find = async (contentId: string) => {
    const { rows } = await client.execute({
      sql: 'select * from sources where content_id = ? and id is not null',
      args: [contentId],
    });
    return rows[0] ? sourceOf(rows[0]) : null;
  };
  return {
    find,
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
      const now = await find(contentId);
      return now?.state === 'registered' && now.version === version ? now : 'stale';
    },
    unregister: async ({ contentId, creatorId, version, at }) => {
      await client.execute({
        sql: `insert into sources (content_id, creator_id, version, state, unregistered_at)
          values (?, ?, ?, 'unregistered', ?)
          on conflict (content_id) do update set version = excluded.version, state = 'unregistered',
            unregistered_at = excluded.unregistered_at where sources.version < excluded.version`,
        args: [contentId, creatorId, version, at.getTime()],
      });
      const { rows } = await client.execute({
        sql: 'select version from sources where content_id = ?',
        args: [contentId],
      });
      return rows[0]?.version === version ? 'done' : 'stale';
    },
    list: async ({ creatorId, state, limit, cursor }) => {
      // An unreadable cursor starts from the beginning.
      const [, at, after] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
      const { rows } = await client.execute({
        sql: `select * from sources where id is not null
          and (?1 is null or creator_id = ?1) and (?2 is null or state = ?2)
          and (?3 is null or (registered_at, content_id) < (?3, ?4))
          order by registered_at desc, content_id desc limit ?5`,
        args: [creatorId ?? null, state ?? null, at ? Number(at) : null, after ?? null, limit + 1],
      });
      const page = rows.slice(0, limit).map(sourceOf);
      const last = page.at(-1);
      const next =
        rows.length > limit && last ? `${last.registeredAt.getTime()}_${last.contentId}` : null;
      return { rows: page, next };
    },
    ping: async () => {
      await client.execute('select 1');
    },
    close: async () => client.close(),
  };
}

function sourceOf(row: Row): RegisteredSource {
  return {
    id: row.id,
    contentId: row.content_id,
    creatorId: row.creator_id,
    code: row.code,
    title: row.title,
    artistName: row.artist_name,
    type: row.type,
    state: row.state,
    version: row.version,
    registeredAt: new Date(Number(row.registered_at)),
    unregisteredAt: row.unregistered_at === null ? null : new Date(Number(row.unregistered_at)),
  } as unknown as RegisteredSource;
}
