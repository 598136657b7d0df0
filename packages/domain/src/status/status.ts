import type { Stored } from '../asset/asset.ts';
import type { Collaborator } from '../collaboration/collaborator.ts';
import type { Content, ContentType, Visibility } from '../content/content.ts';
import { type Copyright, type CopyrightState, isUnderWay } from '../copyright/copyright.ts';
import type { Decision, RuleId } from '../copyright/decision.ts';
import type { Permission } from '../permission/permission.ts';
import type { AccountId, AssetId, ContentId, CopyrightId, SourceId } from '../shared/ids.ts';
import type { Source } from '../source/source.ts';

/** What a creator sees as status (진행 상태). */
export const statuses = [
  'draft',
  'uploaded',
  'checking',
  'in_review',
  'more_needed',
  'awaiting_permission',
  'approved',
  'registered',
  'rejected',
  'permission_ended',
  'deleting',
  'released',
  'deletion_failed',
] as const;
export type Status = (typeof statuses)[number];

/** Who acts next. `nobody`: it is done. */
export const nextActors = ['service', 'creator', 'author', 'admin', 'nobody'] as const;
export type NextActor = (typeof nextActors)[number];

/** Everything that is stored of one content, loaded in one read and changed in one commit. */
export type ContentFacts = {
  readonly content: Content;
  /** Null only for a draft that was never submitted. */
  readonly copyright: Copyright | null;
  /** The decision the copyright follows. */
  readonly decision: Decision | null;
  readonly source: Source | null;
  readonly asset: Stored | null;
  /** What the authors of its originals answered; empty for music of one's own. */
  readonly permissions: readonly Permission[];
  /** With whom it was made, as far as they were asked. */
  readonly collaborators: readonly Collaborator[];
};

/** One row a content: all that My Page lists, filters and counts. */
export type StatusRow = {
  readonly contentId: ContentId;
  readonly creatorId: AccountId;
  readonly copyrightId: CopyrightId | null;
  readonly status: Status;
  readonly nextActor: NextActor;
  readonly since: Date;
  readonly title: string;
  readonly artistName: string;
  readonly type: ContentType;
  readonly visibility: Visibility;
  readonly rule: RuleId | null;
  /** What an admin wrote with the last decision; empty otherwise. */
  readonly note: string;
  readonly assetId: AssetId | null;
  readonly durationMs: number | null;
  readonly mark: readonly number[] | null;
  readonly sourceId: SourceId | null;
  readonly registrationCode: string | null;
  readonly suspended: boolean;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

const whoActs: Readonly<Record<Status, NextActor>> = {
  draft: 'creator',
  uploaded: 'service',
  checking: 'service',
  in_review: 'admin',
  more_needed: 'creator',
  awaiting_permission: 'author',
  approved: 'service',
  registered: 'nobody',
  rejected: 'creator',
  permission_ended: 'creator',
  deleting: 'service',
  released: 'nobody',
  deletion_failed: 'creator',
};

const ofCopyright: Readonly<Record<CopyrightState, Status>> = {
  checking: 'checking',
  in_review: 'in_review',
  more_needed: 'more_needed',
  awaiting_permission: 'awaiting_permission',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'draft',
  releasing: 'deleting',
  restoring: 'deletion_failed',
  ended: 'permission_ended',
  released: 'released',
};

/** Whether a permission of it ends: its source is being unregistered, or that is being undone. */
export const isEnding = ({ content, copyright }: Pick<ContentFacts, 'content' | 'copyright'>) =>
  content.state === 'submitted' && copyright !== null && isUnderWay(copyright);

function currentStatus({ content, copyright, source }: ContentFacts): Status {
  if (content.state === 'draft') return 'draft';
  if (copyright === null) return 'uploaded';
  if (isEnding({ content, copyright })) return 'permission_ended';
  // The content is as it was before; that its deletion failed stands until its creator does something about it.
  if (copyright.releaseFailure !== null) return 'deletion_failed';
  if (copyright.state === 'approved' && source?.state === 'registered') return 'registered';
  return ofCopyright[copyright.state];
}

function since(facts: ContentFacts, status: Status): Date {
  if (status === 'draft') return facts.content.updatedAt;
  if (status === 'registered' && facts.source) return facts.source.registeredAt;
  return facts.copyright?.since ?? facts.content.updatedAt;
}

/** While it waits for permissions it is the authors' turn where one is asked, else its creator's. */
function actor(facts: ContentFacts, status: Status): NextActor {
  if (facts.copyright?.state === 'restoring' || isEnding(facts)) return 'service';
  const asked = facts.permissions.some((one) => one.state === 'requested');
  if (status === 'awaiting_permission' || status === 'permission_ended') {
    return asked ? 'author' : 'creator';
  }
  return whoActs[status];
}

/** The status row of a content: the write path and the rebuild both call this and nothing else. */
export function statusOf(facts: ContentFacts): StatusRow {
  const { content, copyright, decision, source, asset } = facts;
  const status = currentStatus(facts);
  const shown = content.state === 'draft' ? content.form : content.submission;
  const registered = source?.state === 'registered' ? source : null;
  return {
    contentId: content.id,
    creatorId: content.creatorId,
    copyrightId: copyright?.id ?? null,
    status,
    nextActor: actor(facts, status),
    since: since(facts, status),
    title: shown.title,
    artistName: shown.artistName,
    type: shown.type,
    visibility: shown.visibility,
    rule: decision?.rule ?? null,
    note: decision?.note ?? '',
    assetId: shown.assetId,
    durationMs: asset?.analysis?.durationMs ?? null,
    mark: asset?.analysis?.mark ?? null,
    sourceId: source?.id ?? null,
    registrationCode: source?.code ?? null,
    suspended: registered?.suspension != null,
    version: content.version,
    createdAt: content.createdAt,
    updatedAt: content.updatedAt,
  };
}
