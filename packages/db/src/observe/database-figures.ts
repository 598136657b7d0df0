import type pg from 'pg';

/** What PostgreSQL knows of all processes together. Ages in seconds. */
export type DatabaseFigures = {
  /** Contents submitted in the last minute. */
  readonly uploads: number;
  /** Events the relay has not handed to the queues, and the age of the oldest (0: none). */
  readonly unpublished: number;
  readonly lagSeconds: number;
  /** Jobs that failed for good and lie open. */
  readonly deadLetters: number;
  readonly releases: {
    readonly releasing: number;
    readonly overdue: number;
    readonly restoring: number;
  };
  /** Connections of all processes of ours, by what opened them. */
  readonly connections: readonly {
    readonly application: string;
    readonly state: string;
    readonly count: number;
  }[];
};

const ASK = `
select
  (select count(*)::int from events where id >= $1::uuid and type = 'content.uploaded') as uploads,
  (select count(*)::int from events where published_at is null) as unpublished,
  (select extract(epoch from clock_timestamp() - at)::float8 from events
    where published_at is null order by id limit 1) as lag,
  (select count(*)::int from dead_letters where settled is null) as dead,
  (select count(*)::int from copyrights where state = 'releasing') as releasing,
  (select count(*)::int from copyrights
    where state = 'releasing' and due_at < clock_timestamp()) as overdue,
  (select count(*)::int from copyrights where state = 'restoring') as restoring,
  (select json_agg(c) from (
    select application_name as application, count(*)::int as count,
      case when state like 'idle in transaction%' then 'in_transaction'
        when state in ('active', 'idle') then state else 'other' end as state
    from pg_stat_activity
    where datname = current_database() and application_name like 'musicloud%'
    group by 1, 3) c) as connections`;

/** Reads them in one statement, all by indexes. */
export async function readDatabase(pool: pg.Pool): Promise<DatabaseFigures> {
  const { rows } = await pool.query(ASK, [firstIdSince(60_000)]);
  const row = rows[0];
  return {
    uploads: row.uploads,
    unpublished: row.unpublished,
    lagSeconds: Math.max(0, row.lag ?? 0),
    deadLetters: row.dead,
    releases: { releasing: row.releasing, overdue: row.overdue, restoring: row.restoring },
    connections: row.connections ?? [],
  };
}

/** The smallest UUIDv7 of so many milliseconds ago: ids begin with their moment. */
function firstIdSince(ms: number): string {
  const hex = (Date.now() - ms).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
