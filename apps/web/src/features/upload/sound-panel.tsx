'use client';

import type { AssetView } from '@musicloud/domain/status/views';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button.tsx';
import { bytes } from '../../lib/numbers.ts';
import { AudioPlayer } from '../content/audio-player.tsx';
import { AUDIO_ACCEPT, DropZone, FileButton, useOneFile, useWindowDrop } from './drop-zone.tsx';
import { useErrorOfCode } from './error-of-code.ts';
import type { UploadState } from './file-upload.ts';
import { FillingWave } from './filling-wave.tsx';
import { audioKey, uploadOf } from './uploads.ts';
import type { Draft } from './use-draft.ts';
import type { useRecording } from './use-recording.ts';

type Props = {
  readonly draft: Draft;
  readonly sound: ReturnType<typeof useRecording>;
  readonly error: string | null;
};

/** The place of the recording: empty, on its way, broken off, refused, or there to be heard. */
export function SoundPanel({ draft, sound, error }: Props) {
  const t = useTranslations('upload.drop');
  const errorOf = useErrorOfCode();
  const { recording, take, remove } = sound;
  const onFiles = useOneFile(take);
  const over = useWindowDrop(onFiles, true);
  if (recording.kind === 'moving') {
    return <Moving draft={draft} sound={sound} upload={recording.upload} over={over} />;
  }
  if (recording.kind === 'stored') {
    return (
      <Stored
        asset={recording.asset}
        peaks={sound.peaks}
        title={draft.form.title}
        onFiles={onFiles}
        onRemove={remove}
      />
    );
  }
  if (recording.kind === 'broken_off') {
    const name = recording.asset.fileName;
    const words = {
      title: t('resumeTitle', { name }),
      text: t('resumeText'),
      choose: t('resumeChoose', { name }),
    };
    return <DropZone over={over} error={error} onFiles={onFiles} words={words} />;
  }
  if (recording.kind === 'loading') return <div aria-hidden className="skeleton h-60 rounded-lg" />;
  const refused = recording.kind === 'refused' ? errorOf(recording.code) : null;
  const shown =
    refused && recording.kind === 'refused' ? `${recording.fileName}: ${refused}` : error;
  return <DropZone over={over} error={shown} onFiles={onFiles} />;
}

type MovingProps = {
  readonly draft: Draft;
  readonly sound: Props['sound'];
  readonly upload: Extract<UploadState, { sizeBytes: number }>;
  readonly over: boolean;
};

function Moving({ draft, sound, upload, over }: MovingProps) {
  const t = useTranslations('upload');
  const onFiles = useOneFile(sound.take);
  const sending = upload.phase === 'sending' ? upload : null;
  const share = sending ? sending.sentBytes / upload.sizeBytes : 1;
  const pause = sending?.pause ?? null;
  return (
    <section
      aria-label={t('drop.label')}
      className={
        over ? frame('bg-signal-tint ring-2 ring-signal') : frame('bg-raised ring-1 ring-line')
      }
    >
      <p className="truncate font-semibold">
        <bdi>{upload.fileName}</bdi>
      </p>
      <FillingWave
        peaks={sound.peaks}
        share={share}
        className={pause ? 'h-20 w-full text-faint' : 'h-20 w-full text-signal'}
      />
      <Progress upload={upload} share={share} />
      <p className="text-14 text-soft" role="status">
        {pause ? t(`sound.pause.${pause}`) : sending ? t('sound.leave') : t('sound.verifying')}
      </p>
      <div className="flex flex-wrap gap-2">
        {pause ? (
          <Button
            size="sm"
            look="primary"
            onClick={() => draft.id && uploadOf(audioKey(draft.id))?.resume()}
          >
            {t('sound.resume')}
          </Button>
        ) : null}
        <FileButton label={t('drop.another')} accept={AUDIO_ACCEPT} onFiles={onFiles} />
        <Button size="sm" look="quiet" onClick={sound.remove}>
          {t('drop.remove')}
        </Button>
      </div>
    </section>
  );
}

const frame = (ring: string) => `flex flex-col gap-3 rounded-lg p-4 sm:p-5 ${ring}`;

function Progress({ upload, share }: { upload: MovingProps['upload']; share: number }) {
  const t = useTranslations('upload.sound');
  const format = useFormatter();
  const sent = upload.phase === 'sending' ? upload.sentBytes : upload.sizeBytes;
  const speed = upload.phase === 'sending' ? upload.bytesPerSecond : null;
  const left = upload.phase === 'sending' ? upload.secondsLeft : null;
  const percent = format.number(Math.floor(share * 100) / 100, { style: 'percent' });
  return (
    <div
      role="progressbar"
      aria-label={t('progress', { name: upload.fileName })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
      className="num flex flex-wrap items-baseline gap-x-4 text-14 text-soft"
    >
      <span className="text-20 font-semibold text-ink">{percent}</span>
      <span>{t('of', { sent: bytes(sent), total: bytes(upload.sizeBytes) })}</span>
      {speed ? <span>{t('speed', { speed: bytes(speed) })}</span> : null}
      {left === null ? null : (
        <span>
          {left > 90
            ? t('leftMinutes', { minutes: Math.round(left / 60) })
            : t('left', { seconds: left })}
        </span>
      )}
    </div>
  );
}

type StoredProps = {
  readonly asset: AssetView;
  /** As this device read them; shown until the server has its own. */
  readonly peaks: readonly number[] | null;
  readonly title: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove: () => void;
};

function Stored({ asset, peaks, title, onFiles, onRemove }: StoredProps) {
  const t = useTranslations('upload.drop');
  const audio = asset.audio && { ...asset.audio, peaks: asset.audio.peaks ?? peaks };
  return (
    <section aria-label={t('label')} className={frame('bg-raised ring-1 ring-line')}>
      <AudioPlayer audio={audio} title={title || asset.fileName} />
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-auto min-w-0 truncate text-14 text-soft">
          <bdi>{asset.fileName}</bdi>
        </span>
        <FileButton label={t('another')} accept={AUDIO_ACCEPT} onFiles={onFiles} />
        <Button size="sm" look="quiet" onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </section>
  );
}
