import type { EventType, PermissionEvent } from '@musicloud/domain/shared/events';
import type { NotificationView } from '@musicloud/domain/status/views';
import type { useTranslations } from 'next-intl';
import type { Side } from '../../lib/status.ts';

const nothingLeft: ReadonlySet<string> = new Set([
  'copyright.released',
  'source.unregistered',
  'permission.withdrawn',
  'collaborator.withdrawn',
  'collaborator.declined',
  'collaborator.left',
]);
/** The same for the author; its creator can ask again. */
const over: ReadonlySet<string> = new Set(['permission.revoked', 'permission.ended']);
/** What waits for whoever reads of it. */
const asksYou: ReadonlySet<string> = new Set([
  'permission.requested',
  'permission.offered',
  'permission.denied',
  'permission.expired',
  'permission.revoking',
  'permission.replied',
  'permission.extension_asked',
  'permission.reminded',
  'permission.ending_soon',
  'copyright.restored',
  'collaborator.invited',
  'objection.upheld',
  'objection.proceedings_ended',
]);

/** What happened, in a sentence that also says what comes next. */
export function sentenceOf(
  t: ReturnType<typeof useTranslations<'notifications'>>,
  { type, outcome }: Pick<NotificationView, 'type' | 'outcome'>,
): string {
  if (type === 'copyright.decided' && outcome !== null) return t(`decided.${outcome}`);
  switch (type) {
    case 'source.registered':
      return t('event.registered');
    case 'source.unregistered':
      return t('event.unregistered');
    case 'copyright.released':
      return t('event.released');
    case 'source.suspended':
      return t('event.suspended');
    case 'source.reinstated':
      return t('event.reinstated');
    case 'copyright.restored':
      return t('event.restored');
    case 'collaborator.invited':
      return t('collaborator.invited');
    case 'collaborator.accepted':
      return t('collaborator.accepted');
    case 'collaborator.declined':
      return t('collaborator.declined');
    case 'collaborator.withdrawn':
      return t('collaborator.withdrawn');
    case 'collaborator.left':
      return t('collaborator.left');
    case 'objection.upheld':
      return t('objection.upheld');
    case 'objection.proceedings':
      return t('objection.proceedings');
    case 'objection.proceedings_ended':
      return t('objection.proceedings_ended');
    case 'objection.lifted':
      return t('objection.lifted');
    default:
      return isOfPermission(type) ? t(type) : t('event.other');
  }
}

/** Their sentences stand under the very names of the events. */
const isOfPermission = (type: EventType): type is PermissionEvent => type.startsWith('permission.');

/**
 * Where a piece of news leads: of somebody else's song to the permissions its author gave, or to the invitations on
 * My Page; of one's own to the song.
 */
export function placeOfNews({ type, contentId, mine }: NotificationView) {
  if (!mine && isOfPermission(type)) return '/permissions?side=author';
  return !mine && type.startsWith('collaborator.') ? '/my' : `/my/${contentId}`;
}

/** Whose turn the news leaves it at: the colour and shape before it. */
export function sideOfNews({
  type,
  outcome,
  mine,
}: Pick<NotificationView, 'type' | 'outcome' | 'mine'>): Side {
  if (over.has(type)) return mine ? 'you' : 'void';
  if (type === 'permission.ending_failed') return 'service';
  if (type === 'source.suspended' || asksYou.has(type)) return 'you';
  if (nothingLeft.has(type)) return 'void';
  if (type === 'objection.proceedings') return 'other';
  if (outcome === 'rejected' || outcome === 'more_needed') return 'you';
  if (outcome === 'in_review' || outcome === 'awaiting_permission') return 'other';
  return 'done';
}
