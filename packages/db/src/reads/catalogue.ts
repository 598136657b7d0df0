import { answeringAuthors, type Collaborator } from '@musicloud/domain/collaboration/collaborator';
import type { ContentType } from '@musicloud/domain/content/content';
import type { AccountId, AssetId, ContentId } from '@musicloud/domain/shared/ids';
import { matchKey } from '@musicloud/domain/shared/text';
import type { Page, TrackRow, TrackView } from '@musicloud/domain/status/views';
import {
  and,
  desc,
  eq,
  ilike,
  inArray,
  isNotNull,
  isNull,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { assetsOf } from '../assets/assets.ts';
import { loadOne } from '../contents/load.ts';
import { coarseKey } from '../contents/rows.ts';
import type { Db } from '../database.ts';
import { contents, names, sources, status } from '../schema/index.ts';
import { anywhere, beyond, cursorOf, pageOf } from './keyset.ts';
import { readStanding } from './standing.ts';
import { audioView, trackRow } from './views.ts';

export type CatalogueQuery = {
  readonly q?: string | undefined;
  readonly type?: readonly ContentType[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Registered and not on hold; who may see it is a condition of its own. */
const listed = and(eq(status.status, 'registered'), isNull(sources.suspendedAt));

/** What is registered and public, newest registration first. */
export async function listCatalogue(db: Db, query: CatalogueQuery): Promise<Page<TrackRow>> {
  const { q, type, cursor, limit } = query;
  const rows = await joined(db)
    .where(
      and(
        listed,
        eq(status.visibility, 'public'),
        type?.length ? inArray(status.type, [...type]) : undefined,
        q ? named(q) : undefined,
        beyond([sources.registeredAt, sources.contentId], 'desc', cursor),
      ),
    )
    .orderBy(desc(sources.registeredAt), desc(sources.contentId))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row, source }) => trackRow(row, source),
    ({ source }) => cursorOf(source.registeredAt.toISOString(), source.contentId),
  );
}

const joined = (db: Db) =>
  db
    .select({ row: status, source: sources })
    .from(sources)
    .innerJoin(status, eq(status.contentId, sources.contentId));

/** Title, artist or code contain it, or nearly so: slips of typing are forgiven. */
function named(q: string): SQL | undefined {
  const key = coarseKey(matchKey(q));
  return or(
    ilike(status.title, anywhere(q)),
    ilike(status.artistName, anywhere(q)),
    ilike(sources.code, anywhere(q)),
    sql`exists (select from ${contents} where ${contents.id} = ${status.contentId}
      and ${contents.nameKey} in (select key from ${names} where ${key} <% title or ${key} <% artist))`,
  );
}

/** Whose eyes see something; nobody's without an id. */
type Reader = { readonly id: AccountId | null; readonly admin: boolean };

/** One track's page. Private ones are for their creator and admins, held ones too. */
export async function readTrack(db: Db, id: ContentId, reader: Reader): Promise<TrackView | null> {
  const [found] = await joined(db).where(
    and(eq(status.contentId, id), eq(status.status, 'registered')),
  );
  if (!found) return null;
  const mine = found.row.creatorId === reader.id;
  const open = found.row.visibility !== 'private' && found.source.suspendedAt === null;
  if (!open && !mine && !reader.admin) return null;
  const facts = await loadOne(db, id);
  if (facts?.content.state !== 'submitted') return null;
  const { creatorId, submission } = facts.content;
  const outside = submission.outsideOriginal;
  return {
    ...trackRow(found.row, found.source),
    description: submission.description,
    credits: submission.credits,
    visibility: submission.visibility,
    mine,
    audio: audioView(facts.asset),
    heardBeside: await originalsHeard(db, submission.originalIds, reader),
    versions: await publicRows(db, versionsOf(id), id),
    outside: outside && { title: outside.title, writers: outside.writers },
    collaborators: collaboratorNames(facts.collaborators),
    standing: await readStanding(
      db,
      id,
      creatorId,
      submission,
      answeringAuthors(facts.collaborators),
    ),
  };
}

/** Who made it besides the uploader, once they said so themselves; shares are theirs to know. */
const collaboratorNames = (collaborators: readonly Collaborator[]) =>
  collaborators
    .filter(({ state }) => state === 'accepted')
    .map(({ id, name, roles }) => ({ id, name, roles }));

/** Most originals that stand beside a song in its player. */
const BESIDE = 3;

/** The originals that the reader may hear, each with its sound. */
async function originalsHeard(
  db: Db,
  ids: readonly ContentId[],
  reader: Reader,
): Promise<TrackView['heardBeside']> {
  if (ids.length === 0) return [];
  const mayHear = reader.admin
    ? undefined
    : or(ne(status.visibility, 'private'), eq(status.creatorId, reader.id ?? ''));
  const rows = await joined(db)
    .where(and(listed, mayHear, inArray(status.contentId, [...ids]), isNotNull(status.assetId)))
    .orderBy(sources.registeredAt)
    .limit(BESIDE);
  const stored = await assetsOf({ db }).findAll(rows.map(({ row }) => row.assetId as AssetId));
  return rows.flatMap(({ row: { contentId, title, artistName, assetId } }) => {
    const asset = stored.find((one) => one.id === assetId);
    const audio = asset?.state === 'stored' ? audioView(asset) : null;
    return audio ? [{ contentId: contentId as ContentId, title, artistName, audio }] : [];
  });
}

const versionsOf = (id: ContentId) =>
  sql`exists (select from ${contents} where ${contents.id} = ${status.contentId}
    and ${contents.originalIds} @> array[${id}]::uuid[])`;

async function publicRows(db: Db, which: SQL, besides: ContentId): Promise<TrackRow[]> {
  const rows = await joined(db)
    .where(and(listed, eq(status.visibility, 'public'), ne(status.contentId, besides), which))
    .orderBy(desc(sources.registeredAt))
    .limit(50);
  return rows.map(({ row, source }) => trackRow(row, source));
}

/** Whether someone may hear or open a stored file: its creator and admins always, others what is listed or linked. */
export async function mayOpen(db: Db, assetId: string, contentId: string | null): Promise<boolean> {
  if (contentId === null) return false;
  const [found] = await joined(db).where(
    and(
      eq(status.contentId, contentId),
      eq(status.assetId, assetId),
      listed,
      ne(status.visibility, 'private'),
    ),
  );
  return found !== undefined;
}
