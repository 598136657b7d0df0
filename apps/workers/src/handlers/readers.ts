import type { DomainEvent, PermissionEvent } from '@musicloud/domain/shared/events';
import type { AccountId } from '@musicloud/domain/shared/ids';

/** Whom each event of a permission concerns. */
const readers: Readonly<Record<PermissionEvent, 'author' | 'requester' | 'both'>> = {
  'permission.requested': 'author',
  'permission.offered': 'requester',
  'permission.granted': 'both',
  'permission.denied': 'requester',
  'permission.withdrawn': 'author',
  'permission.expired': 'requester',
  'permission.revoking': 'requester',
  'permission.revoked': 'both',
  'permission.ended': 'both',
  'permission.notice_withdrawn': 'requester',
  'permission.replied': 'author',
  'permission.extension_asked': 'author',
  'permission.extended': 'requester',
  'permission.reminded': 'author',
  'permission.ending_soon': 'both',
  'permission.ending_failed': 'both',
};

/** Whom an event is told to: the sides of a permission it concerns, who was invited, else the content's creator. */
export function readersOf(event: DomainEvent, creatorId: AccountId): readonly AccountId[] {
  if (event.type === 'collaborator.invited' || event.type === 'collaborator.withdrawn') {
    return [event.payload.accountId];
  }
  if (!('permissionId' in event.payload)) return [creatorId];
  const { authorId, by } = event.payload;
  const both = [creatorId, authorId];
  // Who granted it, or took the offer, knows; a grant in advance is news to both.
  if (event.type === 'permission.granted') {
    return both.filter((id) => by === 'standing_terms' || !isBy(event, id));
  }
  const who = readers[event.type as PermissionEvent];
  return who === 'both' ? both : [who === 'author' ? authorId : creatorId];
}

const isBy = ({ actor }: DomainEvent, id: AccountId) => 'id' in actor && actor.id === id;
