import type { Certificate } from '@musicloud/domain/permission/certificate';
import type { Permission } from '@musicloud/domain/permission/permission';
import type { AccountId, ContentId, PermissionId } from '@musicloud/domain/shared/ids';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { permissionOf } from '../contents/rows.ts';
import type { Db } from '../database.ts';
import { events, permissions, sources, status, user } from '../schema/index.ts';

const original = alias(status, 'original');
const author = alias(user, 'author');
const requester = alias(user, 'requester');

/** When it was last granted: a notice that was taken back, or a later end, is no other grant. */
const grantedAt = sql<string | null>`(
  select max(e.at) from ${events} e where e.subject_id = ${permissions.contentId}
    and e.type = 'permission.granted' and e.payload ->> 'permissionId' = ${permissions.id}::text)`;

/** What two people agreed on, for either of them; null when it is not theirs or not granted. */
export async function readAgreed(
  db: Db,
  permissionId: PermissionId,
  reader: AccountId,
): Promise<Omit<Certificate, 'statement' | 'issuer' | 'issuedAt'> | null> {
  const [row] = await db
    .select({
      permission: permissions,
      content: status,
      original,
      code: sources.code,
      author: author.name,
      requester: requester.name,
      grantedAt,
    })
    .from(permissions)
    .innerJoin(status, eq(status.contentId, permissions.contentId))
    .innerJoin(original, eq(original.contentId, permissions.originalId))
    .leftJoin(sources, eq(sources.contentId, permissions.originalId))
    .leftJoin(author, eq(author.id, permissions.authorId))
    .leftJoin(requester, eq(requester.id, permissions.requesterId))
    .where(
      and(
        eq(permissions.id, permissionId),
        inArray(permissions.state, ['granted', 'revoking']),
        or(eq(permissions.authorId, reader), eq(permissions.requesterId, reader)),
      ),
    );
  if (!row) return null;
  const permission = permissionOf(row.permission);
  const { part, use, rights, terms, since } = permission;
  const at = row.grantedAt ? new Date(row.grantedAt) : since;
  const music = (one: typeof row.content) => ({
    contentId: one.contentId as ContentId,
    title: one.title,
    artistName: one.artistName,
  });
  return {
    permissionId,
    author: row.author ?? '',
    requester: row.requester ?? '',
    original: { ...music(row.original), registrationCode: row.code },
    content: music(row.content),
    part,
    use,
    rights: [...rights],
    terms: { ...terms, endsAt: terms.endsAt?.toISOString() ?? null },
    grantedAt: at.toISOString(),
    by: 'by' in permission ? permission.by : 'answer',
  };
}

/** A permission as it is now; null when it is not there any more. */
export async function permissionNow(
  db: Db,
  permissionId: PermissionId,
): Promise<Permission | null> {
  const [row] = await db.select().from(permissions).where(eq(permissions.id, permissionId));
  return row ? permissionOf(row) : null;
}
