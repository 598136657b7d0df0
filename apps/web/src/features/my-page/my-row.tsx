import type { StatusView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CopyCode } from '../../components/copy-code.tsx';
import { StepDots } from '../../components/five-step-strip.tsx';
import { SideMark, sideText } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { cx } from '../../lib/cx.ts';
import { sideOf } from '../../lib/status.ts';

const columns = cx(
  'grid items-center gap-x-4 grid-cols-[3.5rem_minmax(0,1fr)_auto]',
  'md:grid-cols-[5.5rem_minmax(0,1fr)_16rem]',
  'lg:grid-cols-[6.5rem_minmax(0,1fr)_5rem_5.5rem_17rem_8.5rem]',
);

/** One content in one line: its mark, its name, where it stands, who acts next and since when. */
export function MyRow({ row }: { readonly row: StatusView }) {
  const t = useTranslations('my.list');
  const types = useTranslations('status.type');
  const side = sideOf(row.status);
  const href = row.status === 'draft' ? `/upload?id=${row.contentId}` : `/my/${row.contentId}`;
  return (
    <li
      data-flip={row.contentId}
      className={cx(
        columns,
        'group relative min-h-14 border-b border-line py-1.5 transition-[background-color,opacity] duration-200 hover:bg-hover starting:opacity-0 sm:px-2 md:min-h-11 md:py-0.5',
        '[contain-intrinsic-size:auto_2.75rem] [content-visibility:auto]',
      )}
    >
      <Waveform mark={row.mark} side={side} className="h-7! w-full! max-md:row-span-2" />
      <div className="min-w-0 max-md:col-span-2">
        <Link
          data-row
          href={href}
          className="block truncate text-14 font-semibold after:absolute after:inset-0 group-hover:text-signal"
        >
          <bdi>{row.title || t('untitled')}</bdi>
        </Link>
        <p className="flex min-w-0 text-12 text-soft">
          <bdi className="truncate">{row.artistName || t('noArtist')}</bdi>
          <span className="shrink-0 whitespace-pre lg:hidden"> · {types(row.type)}</span>
          <span className="shrink-0 whitespace-pre max-md:hidden">
            {' · '}
            <Time at={row.createdAt} show="day" />
          </span>
          {row.assetId === null && row.status !== 'draft' ? (
            <span className="shrink-0 whitespace-pre text-faint"> · {t('noAudio')}</span>
          ) : null}
        </p>
      </div>
      <span className="text-14 text-soft max-lg:hidden">{types(row.type)}</span>
      <StepDots status={row.status} className="max-lg:hidden" />
      <Standing row={row} />
      <span className="justify-self-end text-12 max-lg:hidden">
        {row.registrationCode ? (
          <CopyCode code={row.registrationCode} className="relative z-1" />
        ) : null}
      </span>
    </li>
  );
}

/** Status as word and shape, then who acts next and since when. */
function Standing({ row }: { readonly row: StatusView }) {
  const t = useTranslations('my');
  const names = useTranslations('status.name');
  const side = sideOf(row.status);
  return (
    <div className="min-w-0 max-md:col-span-2 max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-2">
      <p
        key={row.status}
        className={cx(
          'flex shrink-0 items-center gap-1.5 text-14 font-semibold transition-[opacity,translate] duration-200 starting:translate-y-1 starting:opacity-0',
          sideText[side],
        )}
      >
        <SideMark side={side} />
        {names(row.status)}
      </p>
      <p className="flex min-w-0 gap-1 text-12 text-soft">
        <span className="md:truncate">
          {row.suspended ? t('list.suspended') : t(`next.${row.status}`)}
        </span>
        <span aria-hidden>·</span>
        <span className="shrink-0">
          <Time at={row.since} />
        </span>
      </p>
    </div>
  );
}
