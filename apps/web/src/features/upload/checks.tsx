import { Check, CircleAlert, LoaderCircle, Minus } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { bytes, clock } from '../../lib/numbers.ts';
import type { Recording } from './use-recording.ts';

type State = 'done' | 'working' | 'warn' | 'todo';
const marks: Record<State, ReactNode> = {
  done: <Check aria-hidden className="mt-1 size-4 shrink-0 text-done" strokeWidth={2.5} />,
  working: <LoaderCircle aria-hidden className="working mt-1 size-4 shrink-0 text-service" />,
  warn: <CircleAlert aria-hidden className="mt-1 size-4 shrink-0 text-you" />,
  todo: <Minus aria-hidden className="mt-1 size-4 shrink-0 text-faint" />,
};

/** What has been looked at of the recording so far, and what comes with submitting. */
export function Checks({
  recording,
  withoutSound,
}: {
  readonly recording: Recording;
  readonly withoutSound: boolean;
}) {
  const t = useTranslations('upload.checks');
  const lines = useLines(recording, withoutSound);
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-14 font-semibold">{t('title')}</h2>
      <ul aria-live="polite" className="flex flex-col gap-1 text-14 text-soft">
        {lines.map(([state, text]) => (
          <li key={text} className="flex gap-2">
            {marks[state]}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useLines(recording: Recording, withoutSound: boolean): readonly [State, string][] {
  const t = useTranslations('upload.checks');
  const format = useFormatter();
  const names: [State, string] = ['todo', t('names')];
  if (recording.kind === 'moving') {
    const { upload } = recording;
    const share = upload.phase === 'sending' ? upload.sentBytes / upload.sizeBytes : 1;
    // Announced in steps of ten: a reader of the screen should not hear every percent.
    const percent = format.number(Math.floor(share * 10) / 10, { style: 'percent' });
    return [['working', t('completeWait', { percent })], names];
  }
  if (recording.kind === 'stored') {
    const { audio, sizeBytes } = recording.asset;
    const whole: [State, string] = ['done', t('complete', { size: bytes(sizeBytes) })];
    if (audio?.analysis === 'unreadable') return [whole, ['warn', t('unreadable')], names];
    if (audio?.analysis === 'ready' && audio.durationMs !== null) {
      return [whole, ['done', t('analysed', { duration: clock(audio.durationMs) })], names];
    }
    return [whole, ['working', t('analysing')], names];
  }
  if (withoutSound) return [['warn', t('without')], names];
  return [['todo', t('none')], names];
}
