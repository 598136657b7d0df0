import type { Submission } from '@musicloud/domain/content/content';
import { isSoleWriter } from '@musicloud/domain/content/credits';
import { type Use, useOf } from '@musicloud/domain/content/use';
import type { Match, OriginalEvidence } from '@musicloud/domain/copyright/decision';
import { StandingTerms, standingTermOf } from '@musicloud/domain/permission/terms';
import type { AccountId, ContentId } from '@musicloud/domain/shared/ids';
import type { Surroundings, SurroundingsQuery } from '@musicloud/domain/shared/ports';
import type postgres from 'postgres';
import { nameRow } from './rows.ts';

type MatchRow = {
  contentId: ContentId;
  creatorId: AccountId;
  title: string;
  artistName: string;
  registrationCode: string | null;
  /** As PostgreSQL writes it: Drizzle turns the driver's own date parsing off. */
  since: string;
};

/**
 * Approved music: what a new submission can stand in conflict with. What is being released belongs to it until it is
 * released: a release that can't be finished puts it back.
 */
const approved = (sql: postgres.Sql, { contentId, numberedBefore }: SurroundingsQuery) => sql`
  c.state in ('submitted', 'deleting') and c.id <> ${contentId}
  and exists (select from copyrights cp
    where cp.content_id = c.id and 'approved' in (cp.state, cp.restore_to))
  ${numberedBefore === undefined ? sql`` : sql`and c.registration_number < ${numberedBefore}`}`;

const matchColumns = (sql: postgres.Sql) => sql`
  c.id as "contentId", c.creator_id as "creatorId", c.submission ->> 'title' as title,
  c.submission ->> 'artistName' as "artistName", s.code as "registrationCode", c.submitted_at as since`;

/** All that surrounds a submission: the same bytes, near names, and its originals up to the roots. */
export async function survey(sql: postgres.Sql, query: SurroundingsQuery): Promise<Surroundings> {
  // One after the other: a decision takes one connection, so that a pool of n carries n decisions.
  const sameBytes = await findSameBytes(sql, query);
  const nearNames = await findNearNames(sql, query);
  const { originalIds } = query.submission;
  const use = useOf(query.submission);
  const { creatorId } = query;
  const { originals, reads, missing } = await surveyOriginals(sql, { creatorId, originalIds, use });
  return { sameBytes, nearNames, originals, reads, missing };
}

/** Whose eyes see the originals, and what they are used for. */
export type OriginalsQuery = {
  readonly creatorId: AccountId;
  readonly originalIds: readonly ContentId[];
  readonly use: Use | null;
};

/** The originals up to the roots, which of all of those `creatorId` may see, and which chosen ones they may not use. */
export async function surveyOriginals(sql: postgres.Sql, query: OriginalsQuery) {
  const lines = await findOriginals(sql, query.originalIds);
  const shown = (row: LineRow) =>
    row.creatorId === query.creatorId || row.submission.visibility !== 'private';
  const found = new Set(lines.filter((row) => row.usable && shown(row)).map((row) => row.id));
  return {
    originals: lines.map((row) => originalOf(row, query.use)),
    reads: lines.map(({ id, version }) => ({ contentId: id, version })),
    missing: query.originalIds.filter((id) => !found.has(id)),
    found,
  };
}

async function findSameBytes(sql: postgres.Sql, query: SurroundingsQuery): Promise<Match[]> {
  if (query.sha256 === null) return [];
  const rows = await sql<MatchRow[]>`
    select ${matchColumns(sql)} from assets a join contents c on c.asset_id = a.id
      left join sources s on s.content_id = c.id
    where a.sha256 = ${query.sha256} and ${approved(sql, query)}
    order by c.submitted_at limit 20`;
  return rows.map((row) => matchOf(row, 'same_bytes'));
}

async function findNearNames(sql: postgres.Sql, query: SurroundingsQuery): Promise<Match[]> {
  const { key, title, artist } = nameRow(query.submission);
  const rows = await sql<MatchRow[]>`
    select ${matchColumns(sql)} from names n join contents c on c.name_key = n.key
      left join sources s on s.content_id = c.id
    where (n.key = ${key} or (n.title % ${title} and n.artist % ${artist}))
      and (c.creator_id < ${query.creatorId} or c.creator_id > ${query.creatorId})
      and ${approved(sql, query)}
    order by similarity(n.key, ${key}) desc limit 20`;
  return rows.map((row) => matchOf(row, 'near_name'));
}

const matchOf = ({ since, ...row }: MatchRow, kind: Match['kind']): Match => ({
  ...row,
  kind,
  score: 1,
  since: new Date(since).toISOString(),
});

/** Columns of the contents on a line, with what their authors say of any use in advance. */
type LineRow = {
  id: ContentId;
  version: number;
  creatorId: AccountId;
  submission: Submission;
  chosen: boolean;
  usable: boolean;
  own: StandingTerms | null;
  byDefault: StandingTerms | null;
  joint: { accountId: AccountId; own: StandingTerms | null; byDefault: StandingTerms | null }[];
};

/** Joint authors of `c` who answer for themselves, as the domain's `answeringAuthors` says, with their standing terms. */
const jointAuthors = (sql: postgres.Sql) => sql`(
  select coalesce(json_agg(json_build_object('accountId', a.account_id, 'own', t.terms, 'byDefault', d.terms)
    order by a.id), '[]')
  from collaborators a
    left join standing_terms t on t.content_id = c.id and t.account_id = a.account_id
    left join standing_terms d on d.content_id is null and d.account_id = a.account_id
  where a.content_id = c.id and a.state = 'accepted' and not a.represented
    and a.roles && array['lyricist', 'composer'])`;

/** The chosen originals and everything above them, each once. */
async function findOriginals(sql: postgres.Sql, ids: readonly ContentId[]): Promise<LineRow[]> {
  if (ids.length === 0) return [];
  return sql<LineRow[]>`
    with recursive line as (
      select id, original_ids from contents where id = any(${[...ids]}::uuid[])
      union
      select up.id, up.original_ids from line join contents up on up.id = any(line.original_ids))
    select c.id, c.version, c.creator_id as "creatorId", c.submission,
      c.id = any(${[...ids]}::uuid[]) as chosen,
      coalesce(c.state = 'submitted' and cp.state = 'approved' and s.state = 'registered'
        and s.suspended_at is null, false) as usable,
      own.terms as own, by_default.terms as "byDefault", ${jointAuthors(sql)} as joint
    from line join contents c on c.id = line.id left join sources s on s.content_id = c.id
      left join copyrights cp on cp.content_id = c.id
      left join standing_terms own on own.content_id = c.id and own.account_id = c.creator_id
      left join standing_terms by_default
        on by_default.content_id is null and by_default.account_id = c.creator_id
    where c.submission is not null order by c.submitted_at`;
}

const originalOf = (
  { id, creatorId, submission, chosen, own, byDefault, joint }: LineRow,
  use: Use | null,
): OriginalEvidence => ({
  contentId: id,
  creatorId,
  title: submission.title,
  artistName: submission.artistName,
  soleWriter: isSoleWriter(submission.credits) && submission.outsideOriginal === null,
  isRoot: submission.originalIds.length === 0,
  isChosen: chosen,
  entrusted: submission.credits.society !== 'none',
  standing: standingTermOf(use, parsed(own), parsed(byDefault)),
  ...(joint.length > 0 && {
    jointAuthors: joint.map((one) => ({
      accountId: one.accountId,
      standing: standingTermOf(use, parsed(one.own), parsed(one.byDefault)),
    })),
  }),
});

const parsed = (terms: StandingTerms | null) => terms && StandingTerms.parse(terms);
