import type { Stored } from '@musicloud/domain/asset/asset';
import type { Collaborator } from '@musicloud/domain/collaboration/collaborator';
import type { Content, Submission } from '@musicloud/domain/content/content';
import type { Copyright, Releasing } from '@musicloud/domain/copyright/copyright';
import type { Decision } from '@musicloud/domain/copyright/decision';
import { dueOf, type Permission } from '@musicloud/domain/permission/permission';
import { Terms } from '@musicloud/domain/permission/terms';
import { matchKey } from '@musicloud/domain/shared/text';
import type { Source } from '@musicloud/domain/source/source';
import type { StatusRow } from '@musicloud/domain/status/status';
import type * as schema from '../schema/index.ts';

type ContentRow = typeof schema.contents.$inferSelect;
type CopyrightRow = typeof schema.copyrights.$inferSelect;
type DecisionRow = typeof schema.decisions.$inferSelect;
type SourceRow = typeof schema.sources.$inferSelect;
export type PermissionRow = typeof schema.permissions.$inferSelect;
type NameRow = typeof schema.names.$inferSelect;
type AssetRow = typeof schema.assets.$inferSelect;

type CollaboratorRow = typeof schema.collaborators.$inferSelect;

/** A collaborator as its row. */
export function collaboratorRow(collaborator: Collaborator): CollaboratorRow {
  const represented = collaborator.state === 'accepted' && collaborator.represented;
  return { ...collaborator, roles: [...collaborator.roles], represented };
}

/** A collaborator of its row, read as a row or as JSON. */
export function collaboratorOf({ represented, ...row }: CollaboratorRow): Collaborator {
  const own = row.state === 'accepted' ? { represented } : {};
  return { ...row, since: new Date(row.since), ...own } as unknown as Collaborator;
}

/** A permission as its row. */
export function permissionRow(permission: Permission): PermissionRow {
  const { id, contentId, requesterId, originalId, authorId, part, rights, use } = permission;
  const { terms, state, since } = permission;
  const asked = { id, contentId, requesterId, originalId, authorId, part, use, terms };
  const note =
    'reason' in permission ? permission.reason : 'note' in permission ? permission.note : '';
  const grantedBy = 'by' in permission ? permission.by : null;
  const cause = 'cause' in permission ? permission.cause : null;
  const reply = 'reply' in permission ? permission.reply : null;
  const remindedAt = 'remindedAt' in permission ? permission.remindedAt : null;
  const said = { note, grantedBy, cause, reply, remindedAt };
  return { ...asked, ...said, rights: [...rights], state, since, dueAt: dueOf(permission) };
}

/** A permission of its row, read as a row or as JSON. */
export function permissionOf(stored: PermissionRow): Permission {
  const { note, grantedBy, cause, reply: said, dueAt, remindedAt: reminded, ...row } = stored;
  const due = { dueAt: dueAt && new Date(dueAt) };
  const remindedAt = reminded && new Date(reminded);
  const reply = said && { ...said, at: new Date(said.at) };
  const own: Partial<Record<string, object>> = {
    requested: { ...due, remindedAt },
    offered: due,
    granted: { by: grantedBy, remindedAt, reply },
    denied: { reason: note, cause },
    revoking: { by: grantedBy, cause, note, reply, ...due },
    revoked: { cause, note, reply },
  };
  const { terms, since } = row;
  const read = { terms: Terms.parse(terms), since: new Date(since), ...own[row.state] };
  return { ...row, ...read } as unknown as Permission;
}

/** Both names as they are searched: whole as match keys, and apart, coarse, for the search by trigrams. */
export function nameRow(named: Pick<Submission, 'title' | 'artistName'>): NameRow {
  const title = matchKey(named.title);
  const artist = matchKey(named.artistName);
  return {
    key: `${title} ${artist}`.normalize('NFD'),
    title: coarseKey(title),
    artist: coarseKey(artist),
  };
}

const PLAIN = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A match key letter by letter (NFD, so that Hangul compares by its jamo), each letter that is not plain as one that
 * is: where the database's locale is C, as the embedded one's, trigrams have no other letters, and Korean names none
 * at all. Equal ones stay equal; what unlike ones share, the domain's rule tells apart.
 */
export function coarseKey(key: string): string {
  return [...key.normalize('NFD')]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 128 ? letter : PLAIN[code % PLAIN.length];
    })
    .join('');
}

export function contentRow(content: Content): ContentRow {
  const { id, creatorId, state, version, createdAt, updatedAt } = content;
  const common = { id, creatorId, state, version, createdAt, updatedAt };
  if (content.state === 'draft') {
    const { form } = content;
    return {
      ...common,
      form,
      submission: null,
      fingerprint: null,
      nameKey: null,
      originalIds: [],
      assetId: form.assetId,
      registrationNumber: null,
      submittedAt: null,
      deletedAt: null,
      ends: null,
    };
  }
  const { submission, fingerprint, registrationNumber, submittedAt } = content;
  return {
    ...common,
    form: null,
    submission,
    fingerprint,
    nameKey: nameRow(submission).key,
    originalIds: submission.originalIds,
    assetId: submission.assetId,
    registrationNumber,
    submittedAt,
    deletedAt: content.state === 'submitted' ? null : content.deletedAt,
    ends: content.state === 'submitted' ? null : content.ends,
  };
}

export function contentOf(row: ContentRow): Content {
  const { id, creatorId, state, version, createdAt, updatedAt } = row;
  const common = { id, creatorId, version, createdAt, updatedAt };
  if (state === 'draft') return { ...common, state, form: row.form } as Content;
  const { submission, fingerprint, registrationNumber, submittedAt, deletedAt, ends } = row;
  const facts = { ...common, state, submission, fingerprint, registrationNumber, submittedAt };
  return (state === 'submitted' ? facts : { ...facts, deletedAt, ends }) as Content;
}

export function copyrightRow(copyright: Copyright): CopyrightRow {
  const { contentId, id, state, version, since, decisionId, releaseFailure } = copyright;
  const common = { contentId, id, state, version, since, decisionId, releaseFailure };
  const {
    restoreTo = null,
    reason = null,
    attempts = 0,
    deadline = null,
  } = {
    ...(copyright.state === 'releasing' || copyright.state === 'restoring' ? copyright : {}),
  } as Partial<Releasing>;
  return { ...common, restoreTo, reason, attempts, dueAt: deadline };
}

export function copyrightOf({
  dueAt,
  restoreTo,
  reason,
  attempts,
  ...row
}: CopyrightRow): Copyright {
  if (row.state === 'releasing') {
    return { ...row, restoreTo, deadline: dueAt, attempts, reason } as Copyright;
  }
  return (row.state === 'restoring' ? { ...row, restoreTo, reason } : row) as Copyright;
}

export function decisionRow(decision: Decision): DecisionRow {
  const { by, ...rest } = decision;
  return { ...rest, adminId: by.kind === 'admin' ? by.accountId : null };
}

export function decisionOf({ adminId, ...row }: DecisionRow): Decision {
  const by = adminId === null ? { kind: 'rules' } : { kind: 'admin', accountId: adminId };
  return { ...row, by } as Decision;
}

export function sourceRow({ suspension, ...source }: Source): SourceRow {
  return {
    ...source,
    suspendedAt: suspension?.since ?? null,
    suspensionCause: suspension?.cause ?? null,
    suspensionObjectionId: suspension?.objectionId ?? null,
  };
}

export function sourceOf(stored: SourceRow): Source {
  const { suspendedAt, suspensionCause, suspensionObjectionId: objectionId, ...row } = stored;
  const suspension = suspendedAt && {
    since: suspendedAt,
    cause: suspensionCause ?? '',
    objectionId,
  };
  return { ...row, suspension } as Source;
}

/** A stored asset of a row; the caller has checked its state. */
export function storedOf(row: AssetRow): Stored {
  const { analysed, refusal: _, ...rest } = row;
  return { ...rest, analysisFailed: analysed && row.analysis === null } as Stored;
}

/** The status row as the table holds it, but for the moment of writing, which the database sets. */
export type StoredStatus = Omit<typeof schema.status.$inferSelect, 'changedAt'>;
export const statusRowOf = (row: StatusRow): StoredStatus => ({
  ...row,
  mark: row.mark && [...row.mark],
  searchKey:
    row.status === 'registered' && !row.suspended
      ? `${searchWords(row.title)} ${searchWords(row.artistName)}`
      : null,
});

/** A text as registered music is searched by: word by word, each as a coarse match key. */
export const searchWords = (text: string): string =>
  text
    .split(/\s+/u)
    .map((word) => coarseKey(matchKey(word)))
    .filter((word) => word !== '')
    .join(' ');
