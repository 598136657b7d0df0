'use client';

import { Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { clock } from '../lib/numbers.ts';
import type { Side } from '../lib/status.ts';
import { IconButton } from './button.tsx';
import { FieldError } from './field.tsx';
import { usePlayback } from './player/use-playback.ts';
import { type Region, WaveSlider } from './player/wave-slider.tsx';

type PlayerProps = {
  readonly title: string;
  /** Where the bytes are; null: a content without audio, which the player says. */
  readonly url: string | null;
  /** 480 values, 0–99; null until analysed, or when it could not be. */
  readonly peaks: readonly number[] | null;
  readonly analysis?: 'under_way' | 'ready' | 'unreadable';
  readonly durationMs: number | null;
  /** Parts to point out, for example what matched. */
  readonly regions?: readonly Region[];
  /** Colours the waveform by who acts next; plain ink without it. */
  readonly side?: Side | 'ink';
  /** Pixels of the waveform. */
  readonly height?: number;
};

function Sound({
  title,
  url,
  peaks,
  analysis,
  durationMs,
  regions,
  side,
  height,
}: PlayerProps & { url: string }) {
  const t = useTranslations('common.player');
  const playback = usePlayback();
  const length = playback.length || (durationMs ?? 0) / 1000;
  const note = peaks ? null : analysis === 'unreadable' ? t('noWave') : t('analysing');
  return (
    <section aria-label={t('label', { title })} className="flex flex-col gap-2">
      <div className="flex items-center gap-3 sm:gap-4">
        <IconButton
          look="primary"
          size="lg"
          label={playback.playing ? t('pause') : t('play')}
          onClick={playback.toggle}
          className="rounded-full!"
        >
          {playback.playing ? (
            <Pause aria-hidden className="size-5 fill-current" />
          ) : (
            <Play aria-hidden className="size-5 translate-x-px fill-current" />
          )}
        </IconButton>
        <WaveSlider
          title={title}
          peaks={peaks}
          at={playback.at}
          length={length}
          side={side ?? 'ink'}
          height={height ?? 72}
          regions={regions ?? []}
          onSeek={playback.seek}
          onToggle={playback.toggle}
        />
      </div>
      <div className="num flex justify-between gap-4 pl-15 text-12 text-soft sm:pl-16">
        <span>{clock(playback.at * 1000)}</span>
        {note ? <span role="status">{note}</span> : null}
        <span>{length > 0 ? clock(length * 1000) : '–:––'}</span>
      </div>
      {playback.failed ? (
        <p role="alert">
          <FieldError>
            {t('failed')}{' '}
            <a href={url} download className="link">
              {t('download')}
            </a>
          </FieldError>
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/useMediaCaption: music uploaded by its creator; lyrics are not part of a content */}
      <audio ref={playback.audio} src={url} preload="metadata" />
    </section>
  );
}

/** Plays a song over its waveform. Without audio it says so, in the words used everywhere. */
export function Player(props: PlayerProps) {
  const t = useTranslations('common.player');
  if (props.url !== null) return <Sound key={props.url} {...props} url={props.url} />;
  return (
    <div className="flex min-h-18 items-center gap-4 rounded-md border border-dashed border-edge px-4 py-3 text-soft">
      {t('none')}
    </div>
  );
}
