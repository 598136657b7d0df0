'use client';

import { Checkbox } from '@base-ui/react/checkbox';
import type { Ends } from '@musicloud/domain/content/content';
import type { HangingView } from '@musicloud/domain/permission/views';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, StatusBadge } from '../../components/status-badge.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { sideOf } from '../../lib/status.ts';

type Props = {
  readonly row: HangingView;
  /** Which permissions are to end. */
  readonly ends?: Ends;
  /** Null where nothing is to be chosen. */
  readonly onChoose?: ((chosen: boolean) => void) | null;
};

/** One song made from another: its mark, whose it is, how it stands, and what was permitted it. */
export function HangingLine({ row, ends = [], onChoose = null }: Props) {
  const t = useTranslations('content.remove');
  const { title, artistName, creatorName, mine, mark, status, generation, permissions } = row;
  const granted = permissions.filter(({ state }) => state === 'granted');
  const chosen = ends === 'all' || granted.some(({ id }) => ends.includes(id));
  return (
    <li className="flex items-center gap-3 border-line not-last:border-b py-2.5">
      {onChoose && granted.length > 0 ? (
        <Checkbox.Root
          checked={chosen}
          onCheckedChange={onChoose}
          aria-label={t('endOne', { title })}
          className="grid size-6 shrink-0 place-items-center rounded-xs border border-edge bg-raised checked:border-signal checked:bg-signal"
        >
          <Checkbox.Indicator className="text-on-signal">
            <Check aria-hidden className="size-4" strokeWidth={3} />
          </Checkbox.Indicator>
        </Checkbox.Root>
      ) : null}
      {onChoose && granted.length === 0 ? <span aria-hidden className="w-6 shrink-0" /> : null}
      <span className="w-14 shrink-0 max-sm:hidden">
        <Waveform mark={mark} side={sideOf(status)} coarse className="w-full" />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <bdi className="truncate font-semibold">{title}</bdi>
        <span className="truncate text-14 text-soft">
          {mine ? t('mineToo') : <By artist={artistName} name={creatorName} />}
          {generation > 1 ? ` · ${t('generation', { count: generation })}` : null}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1">
        <StatusBadge status={status} />
        <Permitted row={row} />
      </span>
    </li>
  );
}

/** Whose it is: the name it goes by, and who uploaded it where that is another. */
function By({ artist, name }: { readonly artist: string; readonly name: string }) {
  const t = useTranslations('content.remove');
  return <bdi>{artist === name ? artist : t('by', { artist, name })}</bdi>;
}

/** How the permission stands, where the status does not say it already. */
function Permitted({ row: { permissions } }: Pick<Props, 'row'>) {
  const t = useTranslations('permission.state');
  const [first] = permissions;
  return first && first.state !== 'requested' ? <Badge>{t(first.state)}</Badge> : null;
}
