import type { ContentId } from '@musicloud/domain/shared/ids';
import type { ContentFacts } from '@musicloud/domain/status/status';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Db, preparedFor } from '../database.ts';
import {
  assets,
  collaborators,
  contents,
  copyrights,
  decisions,
  permissions,
  sources,
} from '../schema/index.ts';
import { jsonColumns } from './json-rows.ts';
import {
  collaboratorOf,
  contentOf,
  copyrightOf,
  decisionOf,
  type PermissionRow,
  permissionOf,
  sourceOf,
  storedOf,
} from './rows.ts';

/** All facts of several contents in one read, each beside its own; in no particular order. */
export async function loadFacts(db: Db, ids: readonly ContentId[]): Promise<ContentFacts[]> {
  if (ids.length === 0) return [];
  const rows = await factsQuery(db).where(inArray(contents.id, [...ids]));
  return rows.map(factsOf);
}

/** All facts of one content, or null. */
export async function loadOne(db: Db, id: ContentId): Promise<ContentFacts | null> {
  const [row] = await oneQuery(db).execute({ id });
  return row ? factsOf(row) : null;
}

const oneQuery = preparedFor((db) =>
  factsQuery(db)
    .where(eq(contents.id, sql.placeholder('id')))
    .prepare('one'),
);

/** All permissions of a content, in the order they were first asked for. */
const permissionsOf = sql<PermissionRow[]>`(
  select coalesce(json_agg(json_build_object(${sql.raw(jsonColumns(permissions))}) order by p.id), '[]')
  from ${permissions} p where p.content_id = ${contents.id})`;

/** All with whom a content was made, in the order they were first invited. */
const collaboratorsOf = sql<Parameters<typeof collaboratorOf>[0][]>`(
  select coalesce(json_agg(json_build_object(${sql.raw(jsonColumns(collaborators))}) order by p.id), '[]')
  from ${collaborators} p where p.content_id = ${contents.id})`;

/** Contents with everything that hangs on each; the caller adds the condition. */
export function factsQuery(db: Pick<Db, 'select'>) {
  return db
    .select({
      content: contents,
      copyright: copyrights,
      decision: decisions,
      source: sources,
      asset: assets,
      permissions: permissionsOf,
      collaborators: collaboratorsOf,
    })
    .from(contents)
    .leftJoin(copyrights, eq(copyrights.contentId, contents.id))
    .leftJoin(decisions, eq(decisions.id, copyrights.decisionId))
    .leftJoin(sources, eq(sources.contentId, contents.id))
    .leftJoin(assets, and(eq(assets.id, contents.assetId), eq(assets.state, 'stored')));
}

type FactsRow = Awaited<ReturnType<typeof factsQuery>>[number];

export function factsOf(row: FactsRow): ContentFacts {
  return {
    content: contentOf(row.content),
    copyright: row.copyright && copyrightOf(row.copyright),
    decision: row.decision && decisionOf(row.decision),
    source: row.source && sourceOf(row.source),
    asset: row.asset && storedOf(row.asset),
    permissions: row.permissions.map(permissionOf),
    collaborators: row.collaborators.map(collaboratorOf),
  };
}
