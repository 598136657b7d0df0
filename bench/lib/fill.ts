import type postgres from 'postgres';

/** The creator whose page is measured has every `SHARE`th content: as scattered in the tables as in life. */
const SHARE = 50;
/** The creator with 20,000 of a million contents. */
export const BUSY_CREATOR = 'creator-0';

/** What each content is at, in percent of all; every creator has the same mixture. */
const MIXTURE = [
  ['registered', 70],
  ['approved', 6],
  ['in_review', 6],
  ['awaiting_permission', 5],
  ['rejected', 4],
  ['draft', 4],
  ['more_needed', 2],
  ['released', 2],
  ['deleting', 1],
] as const;

function statusCase(): string {
  let below = 0;
  const parts = MIXTURE.map(([status, percent]) => {
    below += percent;
    return `when h < ${below} then '${status}'`;
  });
  return `case ${parts.join(' ')} end`;
}

/** A UUIDv7 of the moment `at`, its random part from `random` and a digit for what it names. */
const uuid = (digit: string) => `(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
  || '7' || substr(random, 1, 3) || '8' || substr(random, 4, 14) || '${digit}')::uuid`;

const MARK = Array.from({ length: 48 }, (_, at) => (at * 37) % 100);
const CREDITS = JSON.stringify({
  lyricist: [],
  composer: [],
  arranger: [],
  performer: [],
  producer: [],
  society: 'none',
  ai: 'none',
});
/** Shorter than real ones by most of their peaks, in favour of the joined query, which has to read them. */
const ANALYSIS = JSON.stringify({
  durationMs: 201_000,
  channels: 2,
  sampleRate: 44_100,
  peaks: MARK,
  mark: MARK,
  title: null,
  artistName: null,
});

/** What all six tables are made of; one row a content. */
const plan = (rows: number) => `
create unlogged table plan as
select i, at, ${statusCase()} as status,
  ${uuid('0')} as content_id, ${uuid('1')} as copyright_id,
  ${uuid('2')} as decision_id, ${uuid('3')} as source_id,
  case when i % 3 = 0 then ${uuid('4')} end as asset_id,
  case when i % ${SHARE} = 0 then '${BUSY_CREATOR}' else 'creator-' || (1 + i * 7919 % 9800) end as creator_id,
  'Song ' || substr(random, 18, 10) as title, 'Artist ' || i % 9800 as artist_name,
  (array['new_music', 'new_music', 'new_music', 'cover', 'derivative'])[(1 + i % 5)::int] as type
from (select i, md5(i::text) as random, (i / ${SHARE} + i * 7) % 100 as h,
    timestamptz '2024-01-01' + i * interval '57.125 seconds' as at
  from generate_series(0::bigint, ${rows - 1}) i) numbered`;

const submission = `jsonb_build_object('title', title, 'artistName', artist_name, 'type', type,
  'description', '', 'credits', '${CREDITS}'::jsonb, 'visibility', 'private',
  'originalIds', '[]'::jsonb, 'outsideOriginal', null, 'assetId', asset_id)`;
const drafted = `status = 'draft'`;
const gone = `status in ('released', 'deleting')`;
const hasSource = `status in ('registered', 'released', 'deleting')`;
const outcome = `case when ${hasSource} then 'approved' else status end`;
const rule = `case status when 'in_review' then 'near-equal-name' when 'awaiting_permission' then 'original-authors'
  when 'rejected' then 'same-recording-other' when 'more_needed' then 'outside-original' else 'no-conflict' end`;
const code = `'MC-2026-' || lpad(upper(to_hex(i)), 5, '0') || '-0'`;

/** Columns in the order of the tables; what `statusOf` says of the other five stands in the sixth. */
const inserts: Readonly<Record<string, string>> = {
  contents: `(id, creator_id, state, version, form, submission, fingerprint, name_key, original_ids, asset_id,
      registration_number, created_at, updated_at, submitted_at, deleted_at)
    select content_id, creator_id, case status when 'draft' then 'draft' when 'released' then 'deleted'
        when 'deleting' then 'deleting' else 'submitted' end, 1,
      case when ${drafted} then ${submission} end, case when not ${drafted} then ${submission} end,
      case when not ${drafted} then md5(i::text) || md5(i::text) end,
      case when not ${drafted} then lower(title || ' ' || artist_name) end, '{}', asset_id,
      case when ${hasSource} then i end, at, at, case when not ${drafted} then at end, case when ${gone} then at end
    from plan`,
  copyrights: `(content_id, id, state, version, since, decision_id, restore_to, due_at)
    select content_id, copyright_id, case status when 'registered' then 'approved' when 'deleting' then 'releasing'
        else status end, 1, at, decision_id, case when status = 'deleting' then 'approved' end,
      case when status = 'deleting' then at + interval '10 minutes' end
    from plan where not ${drafted}`,
  decisions: `(id, content_id, outcome, rule, rule_version, evidence, admin_id, note, decided_at)
    select decision_id, content_id, ${outcome}, ${rule}, 1,
      '{"sound":"none","sha256":null,"matches":[],"originals":[],"documents":[],"statement":null}', null, '', at
    from plan where not ${drafted}`,
  sources: `(content_id, id, code, state, registered_at, unregistered_at)
    select content_id, source_id, ${code}, case when status = 'released' then 'unregistered' else 'registered' end,
      at, case when status = 'released' then at end
    from plan where ${hasSource}`,
  assets: `(id, creator_id, kind, state, file_name, size_bytes, media_type, sha256, content_id, analysis, analysed,
      created_at, stored_at)
    select asset_id, creator_id, 'audio', 'stored', 'song.ogg', 4000000, 'audio/ogg', md5(i || 'a') || md5(i || 'b'),
      content_id, '${ANALYSIS}', true, at, at
    from plan where asset_id is not null`,
  status: `(content_id, creator_id, copyright_id, status, next_actor, since, title, artist_name, type, visibility,
      rule, note, asset_id, duration_ms, mark, source_id, registration_code, suspended, search_key, version, created_at,
      updated_at, changed_at)
    select content_id, creator_id, case when not ${drafted} then copyright_id end, status,
      case status when 'registered' then 'nobody' when 'released' then 'nobody' when 'in_review' then 'admin'
        when 'awaiting_permission' then 'author' when 'approved' then 'service' when 'deleting' then 'service'
        else 'creator' end, at, title, artist_name, type, 'private', case when not ${drafted} then ${rule} end, '',
      asset_id, case when asset_id is not null then 201000 end,
      case when asset_id is not null then '{${MARK}}'::smallint[] end, case when ${hasSource} then source_id end,
      case when ${hasSource} then ${code} end, false, case when status = 'registered' then lower(title || ' ' || artist_name) end,
      1, at, at, at
    from plan`,
};

/** Fills the tables with `rows` contents and everything that hangs on them. */
export async function fill(sql: postgres.Sql, rows: number): Promise<void> {
  const names = Object.keys(inserts);
  await sql.unsafe(plan(rows));
  await Promise.all(names.map((name) => sql.unsafe(`insert into ${name} ${inserts[name]}`)));
  await sql.unsafe('drop table plan');
  await sql.unsafe(`vacuum (analyze) ${names.join(', ')}`);
}

/**
 * As {@link fill}, of very many rows: indexes are made afterwards, which is faster, and only all of the status
 * table and `more`. The joined query reads the other tables by their primary keys.
 */
export async function fillForReading(
  sql: postgres.Sql,
  rows: number,
  more: readonly string[],
): Promise<void> {
  const indexes = await sql<{ name: string; of: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as of,
      pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid::regclass::text in ${sql(Object.keys(inserts))} and not i.indisprimary`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  await fill(sql, rows);
  const wanted = indexes.filter((one) => one.of === 'status').map((one) => one.definition);
  await Promise.all([...wanted, ...more].map((definition) => sql.unsafe(definition)));
  // Again: an index on an expression has figures of its own, and counts are read off an index alone only where
  // vacuum has marked the pages.
  await sql.unsafe(`vacuum (analyze) ${Object.keys(inserts).join(', ')}`);
}
