import type { NotificationView } from '@musicloud/domain/status/views';
import type { useTranslations } from 'next-intl';
import type { Side } from '../../lib/status.ts';

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
    default:
      return t('event.other');
  }
}

/** Whose turn the news leaves it at: the colour and shape before it. */
export function sideOfNews({ type, outcome }: Pick<NotificationView, 'type' | 'outcome'>): Side {
  if (type === 'source.suspended') return 'you';
  if (type === 'copyright.released' || type === 'source.unregistered') return 'void';
  if (outcome === 'rejected' || outcome === 'more_needed') return 'you';
  if (outcome === 'in_review' || outcome === 'awaiting_permission') return 'other';
  return 'done';
}
