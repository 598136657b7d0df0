'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { AudioView } from '@musicloud/domain/status/views';
import { ArrowLeftRight, Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cx } from '../../lib/cx.ts';
import { clock } from '../../lib/numbers.ts';
import type { Side } from '../../lib/status.ts';
import { useKeys } from '../../lib/use-keys.ts';
import { Button, IconButton } from '../button.tsx';
import { FieldError } from '../field.tsx';
import { WaveSlider } from '../player/wave-slider.tsx';
import { useCompare } from './use-compare.ts';

/** One of the songs that are compared. */
export type Compared = {
  readonly id: string;
  /** What it is here: the cover, the original. */
  readonly label: string;
  readonly title: string;
  readonly artistName: string;
  readonly audio: AudioView;
  /** What else there is of it: a link, a code. */
  readonly more?: ReactNode;
  readonly side?: Side | 'ink';
};

type Props = { readonly songs: readonly Compared[]; readonly height?: number };

/** Songs one above the other on one line of time; one click or `x` turns to the next, at the same place. */
export function ComparePlayer({ songs, height = 72 }: Props) {
  const t = useTranslations('common.player');
  const compare = useCompare(songs.length);
  const [near, setNear] = useState(false);
  const { heard, playing, second, failed } = compare;
  const seconds = songs.map(
    ({ audio }, at) => compare.lengths[at] || (audio.durationMs ?? 0) / 1000,
  );
  const longest = Math.max(...seconds, 0.001);
  const next = () => compare.turnTo((heard + 1) % songs.length);
  useKeys({ KeyX: next });
  const broken = failed === null ? null : songs[failed];
  return (
    <section
      aria-label={t('compare.label')}
      className="flex flex-col gap-3"
      // Both are fetched as soon as somebody reaches for them, not by everyone who reads the page.
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
    >
      <div className="flex flex-wrap items-center gap-3">
        <IconButton
          look="primary"
          size="lg"
          label={playing ? t('pause') : t('play')}
          onClick={compare.toggle}
          className="rounded-full!"
        >
          {playing ? (
            <Pause aria-hidden className="size-5 fill-current" />
          ) : (
            <Play aria-hidden className="size-5 translate-x-px fill-current" />
          )}
        </IconButton>
        <Button onClick={next} aria-keyshortcuts="x">
          <ArrowLeftRight aria-hidden className="size-4" />
          {t('compare.turn')}
          <kbd aria-hidden className="kbd max-lg:hidden">
            x
          </kbd>
        </Button>
        <span className="num ml-auto text-14 text-soft">
          {clock(Math.min(second, seconds[heard] ?? second) * 1000)} /{' '}
          {clock((seconds[heard] ?? 0) * 1000)}
        </span>
      </div>
      <RadioGroup
        aria-label={t('compare.which')}
        value={songs[heard]?.id ?? ''}
        onValueChange={(id) => compare.turnTo(songs.findIndex((one) => one.id === id))}
        className="flex flex-col gap-3"
      >
        {songs.map((song, at) => (
          <Lane
            key={song.id}
            song={song}
            heard={at === heard}
            share={(seconds[at] ?? 0) / longest}
            at={Math.min(second, seconds[at] ?? second)}
            length={seconds[at] ?? 0}
            height={height}
            onSeek={(to) => {
              // Beside a longer song that goes on, this one waits at its end.
              compare.seek((now) => to(Math.min(now, seconds[at] ?? now)));
              compare.turnTo(at);
            }}
            onToggle={compare.toggle}
          />
        ))}
      </RadioGroup>
      <p role="status" className="sr-only">
        {t('compare.heard', { title: songs[heard]?.title ?? '' })}
      </p>
      {broken ? (
        <p role="alert">
          <FieldError>
            {broken.title}: {t('failed')}
          </FieldError>
        </p>
      ) : null}
      {songs.map(({ id, audio }, at) => (
        // biome-ignore lint/a11y/useMediaCaption: music uploaded by its creator; lyrics are not part of a content
        <audio
          key={id}
          ref={compare.place(at)}
          src={audio.url}
          preload={near ? 'auto' : 'metadata'}
        />
      ))}
    </section>
  );
}

type LaneProps = {
  readonly song: Compared;
  readonly heard: boolean;
  /** Its length as a share of the longest: the same place stands below the same place. */
  readonly share: number;
  readonly at: number;
  readonly length: number;
  readonly height: number;
  readonly onSeek: (to: (now: number) => number) => void;
  readonly onToggle: () => void;
};

/** Arrow keys in a waveform move in the song; the choice around it would take them too. */
function keepKeys(event: KeyboardEvent): void {
  if (/^(Arrow|Page|Home$|End$)/.test(event.key)) event.stopPropagation();
}

function Lane({ song, heard, share, at, length, height, onSeek, onToggle }: LaneProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is its control */}
        <label className="flex min-h-8 min-w-0 cursor-pointer items-center gap-2.5">
          <Radio.Root
            value={song.id}
            aria-labelledby={id}
            className="grid size-5 shrink-0 place-items-center rounded-full border border-edge bg-raised checked:border-signal checked:bg-signal"
          >
            <Radio.Indicator className="size-2 rounded-full bg-on-signal" />
          </Radio.Root>
          <span id={id} className="min-w-0 truncate">
            <span className={cx('text-14', heard ? 'font-semibold' : 'text-soft')}>
              {song.label}
            </span>{' '}
            <bdi className="font-semibold">{song.title}</bdi>
            <span className="text-14 text-soft">
              {' – '}
              <bdi>{song.artistName}</bdi>
            </span>
          </span>
        </label>
        {song.more ? (
          <span className="flex shrink-0 flex-wrap items-center gap-x-3 text-14">{song.more}</span>
        ) : null}
      </div>
      <div
        role="none"
        onKeyDown={keepKeys}
        style={{ width: `${Math.max(10, share * 100)}%` }}
        className={cx('transition-opacity', heard ? '' : 'opacity-60')}
      >
        <WaveSlider
          title={song.title}
          peaks={song.audio.peaks}
          at={at}
          length={length}
          height={height}
          regions={[]}
          side={song.side ?? 'ink'}
          onSeek={onSeek}
          onToggle={onToggle}
        />
      </div>
    </div>
  );
}
