'use client';

import { useTranslations } from 'next-intl';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { toast } from 'sonner';
import { buttonClass } from '../../components/button.tsx';
import { FieldError } from '../../components/field.tsx';
import { cx } from '../../lib/cx.ts';
import { FillingWave } from './filling-wave.tsx';

/** What a file dialog offers; what a file really is, its bytes tell at the server. */
export const AUDIO_ACCEPT =
  'audio/*,.wav,.wave,.mp3,.flac,.ogg,.oga,.opus,.m4a,.mp4,application/ogg';

const hasFiles = (event: { dataTransfer: DataTransfer | null }) =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Follows files dragged over the window: they may be let go anywhere on the page. */
export function useWindowDrop(
  onFiles: (files: readonly File[]) => void,
  enabled: boolean,
): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    if (!enabled) return;
    let depth = 0;
    const enter = (event: globalThis.DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drag = (event: globalThis.DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: globalThis.DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: drag, drop } as const;
    const entries = Object.entries(listeners) as [keyof typeof listeners, EventListener][];
    for (const [name, listener] of entries) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of entries) window.removeEventListener(name, listener);
    };
  }, [enabled]);
  return over;
}

/** Takes the first of several files, and says so. */
export function useOneFile(take: (file: File) => void) {
  const t = useTranslations('upload.drop');
  return (files: readonly File[]) => {
    const [file] = files;
    if (!file) return;
    if (files.length > 1) toast.message(t('many', { name: file.name }));
    take(file);
  };
}

type FileButtonProps = {
  readonly id?: string;
  readonly label: string;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly primary?: boolean;
  readonly describedBy?: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
};

/** A button that opens the file dialog: a real file field under it, so that keyboard and reader know it. */
export function FileButton(props: FileButtonProps) {
  const { id, label, accept, multiple = false, primary = false, describedBy, onFiles } = props;
  return (
    <label
      className={cx(
        buttonClass(primary ? 'primary' : 'plain', primary ? 'md' : 'sm'),
        'relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-signal',
      )}
    >
      {label}
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}

type DropZoneProps = {
  readonly over: boolean;
  readonly error: string | null;
  readonly onFiles: (files: readonly File[]) => void;
  /** Instead of the usual words, for an upload that stopped half way. */
  readonly words?: { readonly title: string; readonly text: string; readonly choose: string };
};

/** The empty place of a recording: a silent waveform that waits for its song. */
export function DropZone({ over, error, onFiles, words }: DropZoneProps) {
  const t = useTranslations('upload.drop');
  const id = useId();
  const stop = (event: DragEvent) => event.preventDefault();
  return (
    <section
      aria-label={t('label')}
      onDragOver={stop}
      className={cx(
        'relative flex flex-col items-center gap-5 overflow-hidden rounded-lg px-4 pt-8 pb-7 text-center transition-colors',
        over ? 'bg-signal-tint ring-2 ring-signal' : 'bg-sunk ring-1 ring-line',
        error && !over ? 'ring-danger' : '',
      )}
    >
      <FillingWave
        peaks={null}
        share={over ? 1 : 0}
        className={cx('h-14 w-full max-w-xl', over ? 'text-signal' : 'text-edge')}
      />
      <div className="flex flex-col items-center gap-3">
        <p className="text-20 font-semibold">{over ? t('over') : (words?.title ?? t('title'))}</p>
        {words ? <p className="text-soft">{words.text}</p> : null}
        <FileButton
          id="field-file"
          label={words?.choose ?? t('choose')}
          accept={AUDIO_ACCEPT}
          primary
          describedBy={`${id}-about`}
          onFiles={onFiles}
        />
      </div>
      <p id={`${id}-about`} className="flex flex-col items-center gap-1 text-14 text-faint">
        <span>{t('formats')}</span>
        {error ? <FieldError>{error}</FieldError> : null}
      </p>
    </section>
  );
}
