'use client';

import { Checkbox } from '@base-ui/react/checkbox';
import type { PermissionView } from '@musicloud/domain/permission/views';
import type { PermissionId } from '@musicloud/domain/shared/ids';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type MouseEvent, useEffect, useRef } from 'react';
import { Time } from '../../components/time.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { cx } from '../../lib/cx.ts';
import { toneOf } from './lists.ts';
import { markOf } from './mark.ts';
import { PermissionBadge } from './state-badge.tsx';
import { Day, LastDay } from './when.tsx';

type Props = {
  readonly permission: PermissionView;
  readonly current: boolean;
  readonly onOpen: (id: PermissionId) => void;
  /** Null where it can't be granted, and so not selected. */
  readonly selected: boolean | null;
  readonly onSelect: (id: PermissionId, selected: boolean) => void;
};

/** A plain click opens it here; any other kind (a new tab) is the browser's. */
const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Scrolls the list, where it scrolls by itself, until a line is in sight; never the page. */
function keepInSight(line: HTMLElement): void {
  const list = line.closest('[data-scrolls]');
  if (!list) return;
  const [at, frame] = [line.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollTop += Math.min(0, at.top - frame.top) || Math.max(0, at.bottom - frame.bottom);
}

/** A line: which song, what was done with whose original, who asks, since when and until when. */
export function PermissionLine({ permission, current, onOpen, selected, onSelect }: Props) {
  const t = useTranslations('permission');
  const { id, side, cover, original, use, part, otherName } = permission;
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current && here.current) keepInSight(here.current);
  }, [current]);
  return (
    <li
      ref={here}
      className={cx(
        'flex items-stretch border-b border-line transition-colors hover:bg-hover lg:border-l-3',
        current ? 'lg:border-l-signal lg:bg-signal-tint' : 'lg:border-l-transparent',
      )}
    >
      {selected === null ? null : (
        <span className="flex items-center pr-3 pl-0.5 lg:pr-0 lg:pl-3">
          <Checkbox.Root
            checked={selected}
            onCheckedChange={(next) => onSelect(id, next)}
            aria-label={t('list.select', { title: cover.title })}
            className="grid size-6 place-items-center rounded-xs border border-edge bg-raised checked:border-signal checked:bg-signal"
          >
            <Checkbox.Indicator className="text-on-signal">
              <Check aria-hidden className="size-4" strokeWidth={3} />
            </Checkbox.Indicator>
          </Checkbox.Root>
        </span>
      )}
      <a
        href={`?side=${side}&id=${id}`}
        aria-current={current ? 'true' : undefined}
        onClick={(event) => {
          if (!isPlain(event)) return;
          event.preventDefault();
          onOpen(id);
        }}
        className="grid min-w-0 flex-1 grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-3 py-3 -outline-offset-2 lg:pr-4 lg:pl-3"
      >
        <Waveform mark={markOf(cover.audio)} side={toneOf(permission)} className="w-full" />
        <span className="flex min-w-0 flex-col">
          <span className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate">
              <bdi className="font-semibold">{cover.title}</bdi>
              <span className="text-14 text-soft">
                {' · '}
                <bdi>{cover.artistName}</bdi>
              </span>
            </span>
            <span className="shrink-0 text-12 text-soft">
              <Time at={permission.since} />
            </span>
          </span>
          <span className="truncate text-14 text-soft">
            {t(`use.${use}`)} · {t(`list.part.${part}`)} ·{' '}
            {t('list.original', { title: original.title })}
          </span>
          <span className="mt-1 flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-12 text-soft">
            <PermissionBadge permission={permission} />
            <Until permission={permission} />
            <span className="min-w-0 truncate">
              {t(side === 'author' ? 'list.asksYou' : 'list.asked', { name: otherName })}
            </span>
          </span>
        </span>
      </a>
    </li>
  );
}

/** When it runs out: the answer's deadline, or the end of what was granted. */
function Until({ permission: { state, dueAt, terms } }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission.list');
  const { endsAt } = terms;
  if (state === 'granted' && endsAt)
    return <span>{t.rich('until', { when: () => <LastDay endsAt={endsAt} short /> })}</span>;
  if (state === 'granted' || !dueAt) return null;
  return <span>{t.rich('due', { when: () => <Day at={dueAt} short /> })}</span>;
}
