import type { NotificationView } from '@musicloud/domain/status/views';
import type { useTranslations } from 'next-intl';
import type { Side } from '../../lib/status.ts';

const nothingLeft: ReadonlySet<string> = new Set([
  'copyright.released',
  'source.unregistered',
  'permission.withdrawn',
]);
/** What waits for whoever reads of it. */
const asksYou: ReadonlySet<string> = new Set([
  'permission.requested',
  'permission.offered',
  'permission.denied',
  'permission.expired',
  'copyright.restored',
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
    case 'permission.requested':
      return t('permission.requested');
    case 'permission.withdrawn':
      return t('permission.withdrawn');
    case 'permission.granted':
      return t('permission.granted');
    case 'permission.offered':
      return t('permission.offered');
    case 'permission.denied':
      return t('permission.denied');
    case 'permission.expired':
      return t('permission.expired');
    case 'objection.upheld':
      return t('objection.upheld');
    case 'objection.proceedings':
      return t('objection.proceedings');
    case 'objection.proceedings_ended':
      return t('objection.proceedings_ended');
    case 'objection.lifted':
      return t('objection.lifted');
    default:
      return t('event.other');
  }
}

/** Where a piece of news leads: what is asked of an author to their permissions, all else to the song. */
export const placeOfNews = ({ type, contentId }: Pick<NotificationView, 'type' | 'contentId'>) =>
  type === 'permission.requested' || type === 'permission.withdrawn'
    ? '/permissions'
    : `/my/${contentId}`;

/** Whose turn the news leaves it at: the colour and shape before it. */
export function sideOfNews({ type, outcome }: Pick<NotificationView, 'type' | 'outcome'>): Side {
  if (type === 'source.suspended' || asksYou.has(type)) return 'you';
  if (nothingLeft.has(type)) return 'void';
  if (type === 'objection.proceedings') return 'other';
  if (outcome === 'rejected' || outcome === 'more_needed') return 'you';
  if (outcome === 'in_review' || outcome === 'awaiting_permission') return 'other';
  return 'done';
}
