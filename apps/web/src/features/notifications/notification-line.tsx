'use client';

import type { NotificationView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { IconButton } from '../../components/button.tsx';
import { SideMark, sideText } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { cx } from '../../lib/cx.ts';
import { placeOfNews, sentenceOf, sideOfNews } from './sentence.ts';

type Props = {
  readonly news: NotificationView;
  /** Called when it is opened or marked. */
  readonly onRead: (id: string) => void;
};

/** One piece of news: opening it leads to its song and counts as reading it. */
export function NotificationLine({ news, onRead }: Props) {
  const t = useTranslations('notifications');
  const side = sideOfNews(news);
  return (
    <li
      className={cx(
        'relative isolate grid grid-cols-[1.25rem_minmax(0,1fr)_2rem] items-start gap-x-3 border-b border-line py-3.5',
        'before:absolute before:-inset-x-3 before:inset-y-0 before:-z-1 before:rounded-sm before:transition-colors hover:before:bg-hover',
      )}
    >
      <span className="flex h-6.5 items-center">
        <SideMark side={side} className={cx('size-3.5', sideText[side])} />
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            href={placeOfNews(news)}
            onClick={() => (news.read ? undefined : onRead(news.id))}
            className={cx('min-w-0 after:absolute after:inset-0', news.read ? '' : 'font-semibold')}
          >
            <bdi>{news.title}</bdi>
          </Link>
          <span className="text-14 text-faint">
            <Time at={news.at} />
          </span>
        </p>
        <p className={news.read ? 'text-soft' : ''}>{sentenceOf(t, news)}</p>
        {news.note === '' ? null : (
          <p className="mt-1.5 whitespace-pre-line border-l-2 border-line pl-3 text-14 text-soft">
            {t(news.type.startsWith('permission.') ? 'noteOfOther' : 'note', { note: news.note })}
          </p>
        )}
      </div>
      {news.read ? null : (
        <span className="relative z-1 -mt-0.5">
          <span className="sr-only">{t('isUnread')}</span>
          <IconButton
            size="sm"
            label={t('markOne', { title: news.title })}
            onClick={() => onRead(news.id)}
          >
            <span aria-hidden className="size-2.5 rounded-full bg-signal" />
          </IconButton>
        </span>
      )}
    </li>
  );
}
