import { z } from 'zod';
import { creditRoles } from '../content/credits.ts';
import { uses } from '../content/use.ts';
import { outcomes, ruleIds } from '../copyright/decision.ts';
import { claims } from '../objection/objection.ts';
import { causes } from '../permission/permission.ts';
import { parts } from '../permission/permits.ts';
import {
  AccountId,
  AssetId,
  CollaboratorId,
  ContentId,
  DecisionId,
  type EventId,
  ObjectionId,
  PermissionId,
  SourceId,
} from './ids.ts';

const contentId = ContentId;
/** An event of a permission stands on the timeline of the cover it is for. */
const permission = z.object({
  contentId,
  permissionId: PermissionId,
  originalId: ContentId,
  authorId: AccountId,
  part: z.enum(parts),
  use: z.enum(uses),
  /** How it was granted; null otherwise. */
  by: z.enum(['answer', 'standing_terms']).nullable(),
  /** Why it is ended before its time; absent in events from before there were causes. */
  cause: z.enum(causes).nullable().default(null),
  /** A reason or a cause, in the words of one side for the other. */
  note: z.string(),
  /** When it runs out by itself; absent in events from before it was told. */
  endsAt: z.iso.datetime().nullable().default(null),
});

/** An event of a collaborator stands on the timeline of what they made together. */
const collaborator = z.object({
  contentId,
  collaboratorId: CollaboratorId,
  accountId: AccountId,
  name: z.string(),
  roles: z.array(z.enum(creditRoles)),
  shareBps: z.int(),
  /** As a joint author they let the uploader answer for them. */
  represented: z.boolean(),
});

/** An event of an objection names neither who filed it nor its receipt: it stands on the creator's timeline. */
const objection = z.object({
  contentId,
  objectionId: ObjectionId,
  claim: z.enum(claims),
  /** An admin's words, or the creator's answer. */
  note: z.string(),
  documents: z.array(AssetId),
  /** When the track comes back by itself, where that was announced. */
  resumesAt: z.iso.datetime().nullable(),
});

/** Every event and its payload. Append-only: the same row is the timeline, the audit trail and the outbox. */
export const eventPayloads = {
  'content.drafted': z.object({ contentId }),
  'content.draft_discarded': z.object({ contentId }),
  'content.uploaded': z.object({ contentId, assetId: AssetId.nullable() }),
  'content.edited': z.object({ contentId, fields: z.array(z.string()) }),
  'content.reopened': z.object({ contentId, from: z.string() }),
  'content.deletion_started': z.object({
    contentId,
    /** Which permissions that hang on it end with it. */
    ends: z.union([z.literal('all'), z.array(PermissionId)]).default([]),
  }),
  'copyright.decided': z.object({
    contentId,
    decisionId: DecisionId,
    outcome: z.enum(outcomes),
    rule: z.enum(ruleIds),
    ruleVersion: z.int(),
    note: z.string(),
  }),
  'copyright.withdrawn': z.object({ contentId }),
  'copyright.contested': z.object({ contentId, statement: z.string() }),
  'copyright.supplied': z.object({
    contentId,
    statement: z.string(),
    documents: z.array(AssetId),
  }),
  'copyright.releasing': z.object({ contentId, deadline: z.iso.datetime() }),
  'copyright.released': z.object({ contentId }),
  'copyright.restoring': z.object({ contentId, reason: z.string() }),
  /** `deleting`: what was undone is a deletion, and not the end of a permission. */
  'copyright.restored': z.object({
    contentId,
    reason: z.string(),
    deleting: z.boolean().default(true),
  }),
  'content.kept': z.object({ contentId }),
  'permission.requested': permission,
  'permission.offered': permission,
  'permission.granted': permission,
  'permission.denied': permission,
  'permission.withdrawn': permission,
  'permission.expired': permission,
  'permission.revoking': permission,
  'permission.revoked': permission,
  'permission.ended': permission,
  'collaborator.invited': collaborator,
  'collaborator.accepted': collaborator,
  'collaborator.declined': collaborator,
  'collaborator.withdrawn': collaborator,
  'collaborator.left': collaborator,
  'collaborator.represented': collaborator,
  'objection.filed': objection,
  'objection.added': objection,
  'objection.dismissed': objection,
  'objection.upheld': objection,
  'objection.answered': objection,
  'objection.proceedings': objection,
  'objection.proceedings_ended': objection,
  'objection.lifted': objection,
  'objection.reopened': objection,
  'permission.notice_withdrawn': permission,
  'permission.replied': permission,
  'permission.extension_asked': permission,
  'permission.extended': permission,
  'permission.reminded': permission,
  'permission.ending_soon': permission,
  'permission.ending_failed': permission,
  'source.registering': z.object({ contentId, number: z.int() }),
  'source.registered': z.object({ contentId, sourceId: SourceId, code: z.string() }),
  'source.unregistered': z.object({ contentId, sourceId: SourceId }),
  'source.suspended': z.object({ contentId, cause: z.string() }),
  'source.reinstated': z.object({ contentId, cause: z.string() }),
  'asset.stored': z.object({ assetId: AssetId, kind: z.enum(['audio', 'document']) }),
  'asset.refused': z.object({ assetId: AssetId, code: z.string() }),
  'asset.analysed': z.object({ assetId: AssetId, readable: z.boolean() }),
} as const;
export type EventType = keyof typeof eventPayloads;
export type PermissionEvent = Extract<EventType, `permission.${string}`>;
export const eventTypes = Object.keys(eventPayloads) as EventType[];

/** Who did it: a person, the service by a rule, worker or sweep, or whoever filed an objection, who needs no account. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('creator'), id: AccountId }),
  z.object({ kind: z.literal('admin'), id: AccountId }),
  z.object({ kind: z.literal('service') }),
  z.object({ kind: z.literal('claimant') }),
]);
export type Actor = z.infer<typeof Actor>;

/** What ties an event to the request or job it came from. */
export type Trace = {
  /** One id from the browser's request through every event and job it caused. */
  readonly correlationId: string;
  /** The event that led to this one; null for what a person started. */
  readonly causeId: EventId | null;
};

export type DomainEvent = {
  [Type in EventType]: Trace & {
    readonly id: EventId;
    readonly type: Type;
    readonly payload: z.infer<(typeof eventPayloads)[Type]>;
    readonly actor: Actor;
    readonly at: Date;
  };
}[EventType];

/** The content or asset an event is about: the key of its timeline. */
export function subjectOf(event: DomainEvent): string {
  return 'contentId' in event.payload ? event.payload.contentId : event.payload.assetId;
}
