import { z } from 'zod';
import type { DomainEvent } from './events.ts';
import { AssetId, ContentId, EventId } from './ids.ts';

/** How often a job is tried and how long it waits in between (milliseconds, doubling each time). */
type Retry = { readonly attempts: number; readonly backoffMs: number };
type JobSpec<Schema extends z.ZodType> = Retry & {
  readonly queue: QueueName;
  readonly schema: Schema;
};

/** One queue a worker role, so that roles scale by themselves. */
export const queueNames = ['approval', 'release', 'analysis', 'notify'] as const;
export type QueueName = (typeof queueNames)[number];

const job = <Schema extends z.ZodType>(spec: JobSpec<Schema>) => spec;

/** Every job there is. A worker's handler map is checked against this by the compiler. */
export const jobs = {
  'register-source': job({
    queue: 'approval',
    schema: z.object({ contentId: ContentId }),
    attempts: 8,
    backoffMs: 250,
  }),
  'unregister-source': job({
    queue: 'release',
    schema: z.object({ contentId: ContentId }),
    attempts: 8,
    backoffMs: 250,
  }),
  'restore-source': job({
    queue: 'release',
    schema: z.object({ contentId: ContentId }),
    attempts: 8,
    backoffMs: 250,
  }),
  'settle-hanging': job({
    queue: 'release',
    schema: z.object({ contentId: ContentId }),
    attempts: 8,
    backoffMs: 250,
  }),
  'analyse-asset': job({
    queue: 'analysis',
    schema: z.object({ assetId: AssetId }),
    attempts: 3,
    backoffMs: 1000,
  }),
  'tell-creator': job({
    queue: 'notify',
    schema: z.object({ eventId: EventId }),
    attempts: 8,
    backoffMs: 1000,
  }),
  'tell-claimant': job({
    queue: 'notify',
    schema: z.object({ eventId: EventId }),
    attempts: 8,
    backoffMs: 1000,
  }),
} as const;
export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]['schema']>;
export type AnyJob = { [Name in JobName]: { name: Name; payload: JobPayload<Name> } }[JobName];

/** What a stored event sets in motion. Pure, so that a lost queue can be filled again from the events. */
export function jobsFor(event: DomainEvent): AnyJob[] {
  switch (event.type) {
    case 'asset.stored':
      return event.payload.kind === 'audio'
        ? [{ name: 'analyse-asset', payload: { assetId: event.payload.assetId } }]
        : [];
    case 'copyright.decided':
      return event.payload.outcome === 'approved'
        ? [{ name: 'register-source', payload: { contentId: event.payload.contentId } }]
        : [{ name: 'tell-creator', payload: { eventId: event.id } }];
    case 'copyright.releasing':
      return [{ name: 'unregister-source', payload: { contentId: event.payload.contentId } }];
    case 'copyright.restoring':
      return [{ name: 'restore-source', payload: { contentId: event.payload.contentId } }];
    case 'copyright.released':
      return [
        { name: 'tell-creator', payload: { eventId: event.id } },
        { name: 'settle-hanging', payload: { contentId: event.payload.contentId } },
      ];
    case 'copyright.restored':
      // Of the end of a permission that failed both sides are told by that permission.
      if (event.payload.deleting === false) return [];
      return [{ name: 'tell-creator', payload: { eventId: event.id } }];
    case 'permission.requested':
    case 'permission.offered':
    case 'permission.granted':
    case 'permission.denied':
    case 'permission.withdrawn':
    case 'permission.expired':
    case 'permission.revoking':
    case 'permission.revoked':
    case 'permission.ended':
    case 'permission.notice_withdrawn':
    case 'permission.replied':
    case 'permission.extension_asked':
    case 'permission.extended':
    case 'permission.reminded':
    case 'permission.ending_soon':
    case 'permission.ending_failed':
    case 'collaborator.invited':
    case 'collaborator.accepted':
    case 'collaborator.declined':
    case 'collaborator.withdrawn':
    case 'collaborator.left':
    case 'source.registered':
    case 'source.suspended':
    case 'source.reinstated':
      return [{ name: 'tell-creator', payload: { eventId: event.id } }];
    case 'objection.upheld':
    case 'objection.proceedings':
    case 'objection.proceedings_ended':
    case 'objection.lifted':
      return [
        { name: 'tell-creator', payload: { eventId: event.id } },
        { name: 'tell-claimant', payload: { eventId: event.id } },
      ];
    case 'objection.filed':
    case 'objection.dismissed':
    case 'objection.answered':
    case 'objection.reopened':
      return [{ name: 'tell-claimant', payload: { eventId: event.id } }];
    default:
      return [];
  }
}
