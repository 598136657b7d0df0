'use client';

import type { LineageTrack } from '@musicloud/domain/content/lineage-views';
import { useTranslations } from 'next-intl';
import { SideMark, sideText } from '../../../components/status-badge.tsx';
import { cx } from '../../../lib/cx.ts';
import { type Side, sideOf } from '../../../lib/status.ts';
import { toneOf } from '../../permission/lists.ts';

/** The rights a song of the tree stands on, as far as the reader may know: word, shape and colour. */
export function RightsMark({ track }: { readonly track: LineageTrack }) {
  const t = useTranslations('track.lineage.rights');
  const state = useTranslations('permission.state');
  const status = useTranslations('status.name');
  const { rights, mine } = track;
  if (rights !== 'original' && rights !== 'permitted') {
    const side = toneOf({ state: rights, side: mine ? 'requester' : 'author' });
    return <Marked side={side}>{state(rights)}</Marked>;
  }
  // Not registered: one's own, on its way or stopped on it.
  if (track.status !== 'registered') {
    return <Marked side={sideOf(track.status)}>{status(track.status)}</Marked>;
  }
  return rights === 'original' ? (
    <span className="font-semibold text-ink">{t('original')}</span>
  ) : (
    <Marked side="done">{t('permitted')}</Marked>
  );
}

function Marked({ side, children }: { readonly side: Side; readonly children: string }) {
  return (
    <span className={cx('inline-flex shrink-0 items-center gap-1 font-semibold', sideText[side])}>
      <SideMark side={side} className="size-2.5!" />
      {children}
    </span>
  );
}
