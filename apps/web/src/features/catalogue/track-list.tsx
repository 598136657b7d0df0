import type { TrackRow } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CopyCode } from '../../components/copy-code.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { cx } from '../../lib/cx.ts';
import { clock } from '../../lib/numbers.ts';

/** By the room the list itself has, so that it also stands in a narrow column. */
const columns = cx(
  'grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-x-4',
  '@xl:grid-cols-[7rem_minmax(0,1fr)_6rem_4rem] @4xl:grid-cols-[9rem_minmax(0,1fr)_7rem_5rem_11rem]',
);

type Props = { readonly rows: readonly TrackRow[]; readonly label: string };

/** Registered music, one line a song. The whole line leads to the song; its code copies itself. */
export function TrackList({ rows, label }: Props) {
  return (
    <ul aria-label={label} className="@container border-t border-line">
      {rows.map((row) => (
        <TrackLine key={row.contentId} row={row} />
      ))}
    </ul>
  );
}

function TrackLine({ row }: { readonly row: TrackRow }) {
  const t = useTranslations('status');
  return (
    <li
      className={cx(
        columns,
        'group relative isolate min-h-16 border-b border-line py-2 @xl:min-h-14',
        // The touch of the pointer reaches past the text, the line does not.
        'before:absolute before:-inset-x-3 before:inset-y-0 before:-z-1 before:rounded-sm before:transition-colors hover:before:bg-hover',
      )}
    >
      <Waveform mark={row.mark} className="w-full group-hover:text-signal" />
      <div className="min-w-0">
        <Link
          href={`/tracks/${row.contentId}`}
          className="block truncate font-semibold after:absolute after:inset-0"
        >
          <bdi>{row.title}</bdi>
        </Link>
        <p className="flex min-w-0 text-14 text-soft">
          <bdi className="truncate">{row.artistName}</bdi>
          <span className="shrink-0 whitespace-pre @xl:hidden"> · {t(`type.${row.type}`)}</span>
        </p>
      </div>
      <span className="hidden text-14 text-soft @xl:block">{t(`type.${row.type}`)}</span>
      <Length ms={row.durationMs} />
      <span className="relative z-1 hidden justify-self-end text-14 @4xl:block">
        <CopyCode code={row.registrationCode} />
      </span>
    </li>
  );
}

function Length({ ms }: { readonly ms: number | null }) {
  const t = useTranslations('catalogue');
  if (ms === null) {
    return <span className="max-w-18 text-right text-12 text-faint">{t('noAudio')}</span>;
  }
  return <span className="num text-right text-14 text-soft">{clock(ms)}</span>;
}
