import { shareLeft } from '@musicloud/domain/collaboration/collaborator';
import type { Content } from '@musicloud/domain/content/content';
import type { Actor } from '@musicloud/domain/shared/events';
import type { AccountId, ContentId } from '@musicloud/domain/shared/ids';
import { actionsOf } from '@musicloud/domain/status/actions';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import type { ContentView, OriginalChoice, TimelineEntry } from '@musicloud/domain/status/views';
import { asc, eq, inArray } from 'drizzle-orm';
import { assetsOf } from '../assets/assets.ts';
import { loadOne } from '../contents/load.ts';
import { statusRowOf } from '../contents/rows.ts';
import type { Db } from '../database.ts';
import { events, sources, status, user } from '../schema/index.ts';
import { collaboratorView, nameOf } from './collaborations.ts';
import { decisionView, type Reader } from './decision-view.ts';
import { permissionsOfContent } from './permissions.ts';
import { readStopped } from './stopped.ts';
import { audioView, documentViews, statusView } from './views.ts';

/** One content, whole, for those who made it or an admin; null when it is not theirs to see. */
export async function readContent(
  db: Db,
  id: ContentId,
  reader: Reader,
): Promise<ContentView | null> {
  const facts = await loadOne(db, id);
  if (!facts || (!isMaker(facts, reader.id) && !reader.admin)) return null;
  return contentView(db, facts, reader);
}

/** Whether somebody made it: its uploader, or a collaborator who accepted. */
const isMaker = ({ content, collaborators }: ContentFacts, id: AccountId): boolean =>
  content.creatorId === id ||
  collaborators.some((one) => one.accountId === id && one.state === 'accepted');

/** The same of facts that were just committed. */
export async function contentView(
  db: Db,
  facts: ContentFacts,
  reader: Reader,
): Promise<ContentView> {
  const { content, decision, source, asset } = facts;
  const said = saidIn(content);
  const own = content.creatorId === reader.id;
  const heldBy = source?.suspension?.objectionId ?? null;
  const [timeline, permissions, originals, documents, judged, objection] = await Promise.all([
    readTimeline(db, content, reader),
    facts.permissions.length > 0 ? permissionsOfContent(db, content.id, content.creatorId) : [],
    readOriginals(db, said.originalIds, reader),
    assetsOf({ db }).findAll(said.outsideOriginal?.documents ?? []),
    decision && content.state !== 'draft' ? decisionView(db, decision, reader) : null,
    heldBy ? readStopped(db, heldBy) : null,
  ]);
  return {
    status: statusView({ ...statusRowOf(statusOf(facts)), changedAt: content.updatedAt }),
    form: content.state === 'draft' ? content.form : null,
    submission: content.state === 'draft' ? null : content.submission,
    originals,
    audio: audioView(asset),
    documents: documentViews(documents),
    decision: judged,
    suspension: source?.suspension
      ? { cause: source.suspension.cause, since: source.suspension.since.toISOString() }
      : null,
    objection,
    timeline,
    permissions,
    collaborators: facts.collaborators.map((one) => collaboratorView(one, reader.id)),
    shareLeft: shareLeft(facts.collaborators),
    creatorName: own ? null : await nameOf(db, content.creatorId),
    actions: own ? actionsOf(facts) : [],
  };
}

const saidIn = (content: Content) =>
  content.state === 'draft' ? content.form : content.submission;

/** Every event of a content, oldest first, and those of its sound. */
async function readTimeline(db: Db, content: Content, reader: Reader): Promise<TimelineEntry[]> {
  const assetId = saidIn(content).assetId;
  const rows = await db
    .select()
    .from(events)
    .where(inArray(events.subjectId, assetId ? [content.id, assetId] : [content.id]))
    .orderBy(asc(events.at), asc(events.id))
    .limit(500);
  return rows.map((row) => ({
    id: row.id,
    type: row.type as TimelineEntry['type'],
    at: row.at.toISOString(),
    actor: actorFor(row.actor, reader, row.payload),
    payload: row.payload,
  }));
}

function actorFor(
  actor: Actor,
  reader: Reader,
  { authorId }: Readonly<Record<string, unknown>>,
): TimelineEntry['actor'] {
  if (actor.kind !== 'creator') return actor.kind;
  if (actor.id === reader.id) return 'you';
  return actor.id === authorId ? 'author' : 'creator';
}

/** The chosen originals as they are listed now; one that went away is left out. */
async function readOriginals(
  db: Db,
  ids: readonly ContentId[],
  reader: Reader,
): Promise<OriginalChoice[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ row: status, source: sources, author: user.name })
    .from(status)
    .innerJoin(sources, eq(sources.contentId, status.contentId))
    .leftJoin(user, eq(user.id, status.creatorId))
    .where(inArray(status.contentId, [...ids]));
  return rows.map(({ row, source, author }) => ({
    contentId: row.contentId as ContentId,
    title: row.title,
    artistName: row.artistName,
    authorName: author,
    type: row.type as OriginalChoice['type'],
    registrationCode: source.code,
    durationMs: row.durationMs,
    mark: row.mark,
    mine: row.creatorId === reader.id,
  }));
}
