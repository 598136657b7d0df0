'use client';

import type { LineageTrack } from '@musicloud/domain/content/lineage-views';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type CSSProperties, type KeyboardEvent, memo } from 'react';
import { Waveform } from '../../../components/waveform.tsx';
import { cx } from '../../../lib/cx.ts';
import { RightsMark } from './rights-mark.tsx';
import type { Item } from './tree-state.ts';

type Props = {
  readonly item: Item;
  readonly current: boolean;
  readonly open: boolean;
  /** Whether it has the tree's one place among the tab stops. */
  readonly stop: boolean;
  /** Whether it is one of very many. */
  readonly many: boolean;
  readonly onToggle: (item: Item) => void;
  readonly onFocus: (key: string) => void;
  readonly onKey: (event: KeyboardEvent, item: Item) => void;
};

/** Where a song of the tree leads its reader. */
function hrefOf({ contentId, status, open, mine, permissionId }: LineageTrack): string {
  if (status === 'registered' && (open || mine)) return `/tracks/${contentId}`;
  return permissionId && !mine ? `/permissions?side=author&id=${permissionId}` : `/my/${contentId}`;
}

const line =
  'flex h-13 w-full items-center gap-2.5 border-b border-line pr-2 text-left -outline-offset-2 transition-colors hover:bg-hover';
/** What is out of sight is not drawn, and keeps its height: a tree of hundreds neither waits nor jumps. */
const lazy = '[contain-intrinsic-size:auto_3.25rem] [content-visibility:auto]';

/** One song of the tree: the whole line leads to it, the arrow before it opens what was made from it. */
export const LineageLine = memo(function LineageLine(props: Props) {
  const { item, current, open, stop, many, onFocus, onKey } = props;
  const { place, hasChildren } = item;
  const shared = {
    role: 'treeitem',
    'data-key': item.key,
    'aria-level': place.depth + 1,
    'aria-setsize': item.siblings,
    'aria-posinset': item.position,
    'aria-expanded': hasChildren ? open : undefined,
    'aria-current': current ? ('page' as const) : undefined,
    tabIndex: stop ? 0 : -1,
    onFocus: () => onFocus(item.key),
    onKeyDown: (event: KeyboardEvent) => onKey(event, item),
    className: cx(line, many ? lazy : '', current ? 'bg-signal-tint' : ''),
  };
  const face = (
    <>
      <Opener {...props} />
      <Face item={item} />
    </>
  );
  if (place.track === null) return <div {...shared}>{face}</div>;
  return (
    <Link {...shared} href={hrefOf(place.track)} prefetch={false}>
      {face}
    </Link>
  );
});

/** How deep it stands, and the arrow; for the pointer alone, since keys do the same. */
function Opener({ item, open, onToggle }: Pick<Props, 'item' | 'open' | 'onToggle'>) {
  return (
    <span aria-hidden className="flex shrink-0 items-center self-stretch">
      <span
        style={{ '--depth': Math.min(item.place.depth, 12) } as CSSProperties}
        className={cx(
          'w-[calc(min(var(--depth),5)*0.875rem)] self-stretch sm:w-[calc(var(--depth)*1.25rem)]',
          'bg-[repeating-linear-gradient(90deg,transparent_0_0.375rem,var(--line)_0.375rem_0.4375rem,transparent_0.4375rem_0.875rem)]',
          'sm:bg-[repeating-linear-gradient(90deg,transparent_0_0.625rem,var(--line)_0.625rem_0.6875rem,transparent_0.6875rem_1.25rem)]',
        )}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hidden from screen readers; arrow keys do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <span
        className="grid w-8 place-items-center self-stretch text-soft"
        onClick={(event) => {
          if (!item.hasChildren) return;
          event.preventDefault();
          onToggle(item);
        }}
      >
        {item.hasChildren ? (
          <ChevronRight className={cx('size-4 transition-transform', open ? 'rotate-90' : '')} />
        ) : null}
      </span>
    </span>
  );
}

function Face({ item: { place } }: Pick<Props, 'item'>) {
  const t = useTranslations('track.lineage');
  const type = useTranslations('status.type');
  const { track, hidden } = place;
  return (
    <>
      <Waveform mark={track?.mark ?? null} coarse className="h-6! w-16! max-sm:hidden" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate">
          {track ? (
            <>
              <bdi className="font-semibold">{track.title}</bdi>
              <span className="text-14 text-soft">
                {' · '}
                <bdi>{track.artistName}</bdi>
              </span>
            </>
          ) : (
            <span className="text-soft">{t('notShown')}</span>
          )}
        </span>
        <span className="flex min-w-0 items-center gap-1.5 truncate text-12 text-soft">
          {track ? (
            <>
              <RightsMark track={track} />
              {track.rights === 'original' ? null : <span>· {type(track.type)}</span>}
              {track.mine ? <span>· {t('mine')}</span> : null}
              {track.outside ? <span>· {t('outside', { title: track.outside.title })}</span> : null}
              {track.also.length > 0 ? (
                <span className="truncate">· {t('also', { titles: track.also.join(', ') })}</span>
              ) : null}
            </>
          ) : null}
          {hidden > 0 ? (
            <span>
              {track ? '· ' : ''}
              {t('hidden', { count: hidden })}
            </span>
          ) : null}
        </span>
      </span>
    </>
  );
}
