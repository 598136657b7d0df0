import { actionsOn, type Side } from '@musicloud/domain/permission/actions';
import type { Permission } from '@musicloud/domain/permission/permission';
import type { PermissionView } from '@musicloud/domain/permission/views';
import type { AccountId, ContentId, PermissionId } from '@musicloud/domain/shared/ids';
import type { Status } from '@musicloud/domain/status/status';
import type { Page } from '@musicloud/domain/status/views';
import { and, count, desc, eq, inArray, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { permissionOf, storedOf } from '../contents/rows.ts';
import type { Db } from '../database.ts';
import { assets, contents, permissions, sources, status, user } from '../schema/index.ts';
import { beyond, cursorOf, pageOf } from './keyset.ts';
import { audioView, termsView } from './views.ts';

export type PermissionsQuery = {
  readonly side: Side;
  /** Only what waits for this account's answer. */
  readonly mine?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

const original = alias(status, 'original');
const originalAsset = alias(assets, 'original_asset');
const author = alias(user, 'author');
const requester = alias(user, 'requester');

/** What waits for an account: requests to its originals, and offers to its covers. */
const waitsFor = (id: AccountId) =>
  or(
    and(eq(permissions.authorId, id), eq(permissions.state, 'requested')),
    and(eq(permissions.requesterId, id), eq(permissions.state, 'offered')),
  );
const sideOf = (side: Side, id: AccountId) =>
  eq(side === 'author' ? permissions.authorId : permissions.requesterId, id);

/** The permissions of an account on one side, those that changed last first. */
export async function listPermissions(
  db: Db,
  id: AccountId,
  { side, mine, cursor, limit }: PermissionsQuery,
): Promise<Page<PermissionView>> {
  const rows = await joined(db)
    .where(
      and(
        sideOf(side, id),
        mine ? waitsFor(id) : undefined,
        beyond([permissions.since, permissions.id], 'desc', cursor),
      ),
    )
    .orderBy(desc(permissions.since), desc(permissions.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => view(row, id),
    (row) => cursorOf(row.permission.since.toISOString(), row.permission.id),
  );
}

/** One permission, for those on either side; null for others. */
export async function readPermission(
  db: Db,
  id: AccountId,
  permissionId: PermissionId,
): Promise<PermissionView | null> {
  const either = or(sideOf('author', id), sideOf('requester', id));
  const [row] = await joined(db).where(and(eq(permissions.id, permissionId), either));
  return row ? view(row, id) : null;
}

/** The permissions of one content as its creator or an author reads them. */
export async function permissionsOfContent(
  db: Db,
  contentId: ContentId,
  reader: AccountId,
): Promise<PermissionView[]> {
  const rows = await joined(db).where(eq(permissions.contentId, contentId)).orderBy(permissions.id);
  return rows.map((row) => view(row, reader));
}

/** How many wait for an account's answer. */
export async function countWaiting(db: Db, id: AccountId): Promise<number> {
  const [row] = await db.select({ waiting: count() }).from(permissions).where(waitsFor(id));
  return row?.waiting ?? 0;
}

/** Who may hear a cover that is not published: the authors who are, or were, asked about it. */
export async function wasAsked(db: Db, contentId: string, id: AccountId): Promise<boolean> {
  const heard: SQL = inArray(permissions.state, ['requested', 'offered', 'granted', 'revoking']);
  const rows = await db
    .select({ id: permissions.id })
    .from(permissions)
    .where(and(eq(permissions.contentId, contentId), eq(permissions.authorId, id), heard))
    .limit(1);
  return rows.length > 0;
}

const joined = (db: Db) =>
  db
    .select({
      permission: permissions,
      cover: status,
      original,
      coverAsset: assets,
      originalAsset,
      code: sources.code,
      authorName: author.name,
      requesterName: requester.name,
    })
    .from(permissions)
    .innerJoin(status, eq(status.contentId, permissions.contentId))
    .innerJoin(contents, eq(contents.id, permissions.contentId))
    .innerJoin(original, eq(original.contentId, permissions.originalId))
    .leftJoin(assets, and(eq(assets.id, status.assetId), eq(assets.state, 'stored')))
    .leftJoin(
      originalAsset,
      and(eq(originalAsset.id, original.assetId), eq(originalAsset.state, 'stored')),
    )
    .leftJoin(sources, eq(sources.contentId, permissions.originalId))
    .leftJoin(author, eq(author.id, permissions.authorId))
    .leftJoin(requester, eq(requester.id, permissions.requesterId));
type Row = Awaited<ReturnType<typeof joined>>[number];

/** Statuses of a cover in which its permissions can be acted on: not while it is deleted, or a permission ends. */
const gone: ReadonlySet<string> = new Set(['draft', 'deleting', 'released']);
const isActed = ({ status: shown, nextActor }: Row['cover']) =>
  !gone.has(shown) && !(shown === 'permission_ended' && nextActor === 'service');

function replyView(permission: Permission): PermissionView['reply'] {
  const reply = 'reply' in permission ? permission.reply : null;
  return reply && { text: reply.text, at: reply.at.toISOString() };
}

function view(row: Row, reader: AccountId): PermissionView {
  const permission = permissionOf(row.permission);
  const side: Side = permission.authorId === reader ? 'author' : 'requester';
  const { id, contentId, originalId, part, rights, use, state, since, terms } = permission;
  const other = side === 'author' ? row.requesterName : row.authorName;
  return {
    id,
    side,
    state,
    actions: isActed(row.cover) ? actionsOn(permission, side) : [],
    part,
    rights,
    use,
    terms: termsView(terms),
    by: 'by' in permission ? permission.by : null,
    cause: row.permission.cause,
    note: row.permission.note,
    reply: replyView(permission),
    since: since.toISOString(),
    dueAt: row.permission.dueAt?.toISOString() ?? null,
    otherName: other ?? '',
    cover: {
      contentId,
      title: row.cover.title,
      artistName: row.cover.artistName,
      status: row.cover.status as Status,
      listed:
        row.cover.status === 'registered' &&
        row.cover.visibility !== 'private' &&
        !row.cover.suspended,
      registrationCode: row.cover.status === 'registered' ? row.cover.registrationCode : null,
      audio: audioView(row.coverAsset && storedOf(row.coverAsset)),
    },
    original: {
      contentId: originalId,
      title: row.original.title,
      artistName: row.original.artistName,
      registrationCode: row.code,
      audio: audioView(row.originalAsset && storedOf(row.originalAsset)),
    },
  };
}
