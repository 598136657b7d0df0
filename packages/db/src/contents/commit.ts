import type { Change } from '@musicloud/domain/shared/ports';
import { statusOf } from '@musicloud/domain/status/status';
import type postgres from 'postgres';
import { objectionRow } from '../objections/rows.ts';
import { eventRow } from '../outbox/event-row.ts';
import {
  collaborators,
  contents,
  copyrights,
  decisions,
  events,
  names,
  objections,
  permissions,
  sources,
  status,
} from '../schema/index.ts';
import { insertMany, insertOne, jsonRow, takeAll, takeFrom } from './json-rows.ts';
import {
  collaboratorRow,
  contentRow,
  copyrightRow,
  decisionRow,
  nameRow,
  permissionRow,
  sourceRow,
  statusRowOf,
} from './rows.ts';

/**
 * The whole change in one statement. `gate` first looks at (and locks) all that the decision read; only when
 * every part is as it was read, and the deadline has not passed by the database's clock, anything is written.
 * The clock is read after the locks were waited for: `gate` is materialized, `go` filters it.
 */
const SAVE = `
with input as materialized (select $1::text::jsonb as doc),
reads as materialized (
  select c.id from contents c, input, jsonb_to_recordset(doc -> 'reads') as r(id uuid, version int)
  where c.id = r.id and c.version = r.version for share of c),
held as materialized (
  select c.id from contents c, input
  where c.id = (doc ->> 'id')::uuid and c.version = (doc ->> 'version')::int for update of c),
sound as materialized (
  select a.id from assets a, input
  where a.id = (doc ->> 'assetId')::uuid and a.analysed = (doc ->> 'analysed')::boolean for share of a),
claimed as materialized (
  select a.id from assets a, input, jsonb_array_elements_text(doc -> 'claims') claim
  where a.id = claim::uuid and a.state = 'stored'
    and (a.content_id is null or a.content_id = (doc ->> 'id')::uuid) for update of a),
objected as materialized (
  select o.id from objections o, input
  where o.id = (doc #>> '{objection,id}')::uuid
    and o.version = (doc #>> '{objection,version}')::int - 1 for update of o),
gate as materialized (
  select (select count(*) from reads) = jsonb_array_length(doc -> 'reads')
    and (select count(*) from held) = (case when doc ? 'version' then 1 else 0 end)
    and (select count(*) from sound) = (case when doc ? 'assetId' then 1 else 0 end)
    and (select count(*) from objected) = (case when doc ? 'objection' then 1 else 0 end)
    and (select count(*) from claimed) = jsonb_array_length(doc -> 'claims') as open
  from input),
go as materialized (
  select 1 from gate, input
  where gate.open and (not doc ? 'deadline' or clock_timestamp() < (doc ->> 'deadline')::timestamptz)),
saved as (${insertOne(contents, 'content', 'go')}
  on conflict (id) do update set ${takeAll(contents, 'id')}
  where contents.version = (select (doc ->> 'version')::int from input) returning id),
n as (${insertOne(names, 'name', 'saved')}
  and not exists (select from names where key = doc #>> '{name,key}') on conflict do nothing),
a as (update assets set content_id = saved.id from saved where assets.id in (select id from claimed)),
b as (${insertOne(copyrights, 'copyright', 'saved')}
  on conflict (content_id) do update set ${takeAll(copyrights, 'content_id')}),
c as (${insertOne(decisions, 'decision', 'saved')}),
d as (${insertOne(sources, 'source', 'saved')}
  on conflict (content_id) do update set ${takeAll(sources, 'content_id')}),
e as (insert into status select row.* from saved, input, lateral jsonb_populate_record(null::status,
    doc -> 'status' || jsonb_build_object('changed_at', clock_timestamp())) row
  on conflict (content_id) do update set ${takeAll(status, 'content_id')}),
g as (${insertMany(permissions, 'permissions', 'saved')}
  on conflict (id) do update set ${takeAll(permissions, 'id')}),
i as (${insertMany(collaborators, 'collaborators', 'saved')}
  on conflict (id) do update set ${takeAll(collaborators, 'id')}),
h as (update objections set ${takeFrom(objections, ['id', 'mailed'], 'n')}
  from saved, input, lateral jsonb_populate_record(null::objections, doc -> 'objection') n
  where objections.id = n.id),
f as (${insertMany(events, 'events', 'saved')})
select count(*)::int as saved from saved`;

/** Takes a draft away, with what hung on it; decisions and events stay. */
const REMOVE = `
with input as materialized (select $1::text::jsonb as doc),
gone as (
  delete from contents c using input
  where c.id = (doc ->> 'id')::uuid and c.version = (doc ->> 'version')::int returning c.id),
a as (delete from status using gone where status.content_id = gone.id),
b as (delete from copyrights using gone where copyrights.content_id = gone.id),
e as (delete from collaborators using gone where collaborators.content_id = gone.id),
c as (update assets set content_id = null from gone where assets.content_id = gone.id),
d as (${insertMany(events, 'events', 'gone')})
select count(*)::int as saved from gone`;

/** PostgreSQL's codes for "someone else was there at the same moment": unique key, serialization, deadlock. */
const MOVED = new Set(['23505', '40001', '40P01']);

/** Writes a change whole or not at all. */
export async function commitChange(sql: postgres.Sql, change: Change): Promise<'done' | 'moved'> {
  const statement = change.after ? SAVE : REMOVE;
  const doc = JSON.stringify(documentOf(change));
  try {
    const [row] = await sql.unsafe<{ saved: number }[]>(statement, [doc], { prepare: true });
    return row?.saved === 1 ? 'done' : 'moved';
  } catch (error) {
    if (MOVED.has((error as { code?: string }).code ?? '')) return 'moved';
    throw error;
  }
}

function documentOf({
  before,
  after,
  events: happened,
  decision,
  reads,
  claims,
  deadline,
  objection,
}: Change) {
  const content = after?.content ?? before?.content;
  return {
    id: content?.id,
    version: before?.content.version,
    ...(after && rowsOf(after)),
    ...(decision && { decision: jsonRow(decisions, decisionRow(decision)) }),
    ...(after?.asset && {
      assetId: after.asset.id,
      analysed: after.asset.analysis !== null || after.asset.analysisFailed,
    }),
    reads: (reads ?? []).map(({ contentId, version }) => ({ id: contentId, version })),
    claims: claims ?? [],
    deadline,
    ...(objection && { objection: jsonRow(objections, objectionRow(objection)) }),
    permissions: (after?.permissions ?? [])
      .filter((one) => !before?.permissions.includes(one))
      .map((one) => jsonRow(permissions, permissionRow(one))),
    collaborators: (after?.collaborators ?? [])
      .filter((one) => !before?.collaborators.includes(one))
      .map((one) => jsonRow(collaborators, collaboratorRow(one))),
    events: happened.map((event) => jsonRow(events, eventRow(event))),
  };
}

function rowsOf(after: NonNullable<Change['after']>) {
  const { content, copyright, source } = after;
  return {
    content: jsonRow(contents, contentRow(content)),
    ...(content.state !== 'draft' && { name: nameRow(content.submission) }),
    ...(copyright && { copyright: jsonRow(copyrights, copyrightRow(copyright)) }),
    ...(source && { source: jsonRow(sources, sourceRow(source)) }),
    status: jsonRow(status, statusRowOf(statusOf(after))),
  };
}
