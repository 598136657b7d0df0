'use client';

import type { ContentView } from '@musicloud/domain/status/views';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { markTone } from '../../components/waveform.tsx';
import { cx } from '../../lib/cx.ts';
import { sideOf } from '../../lib/status.ts';
import { Decision } from '../content/decision.tsx';
import { NextStep } from '../content/next-step.tsx';
import { useContent } from '../content/use-content.ts';
import { FillingWave } from './filling-wave.tsx';
import { Granted } from './granted.tsx';

type Props = {
  readonly view: ContentView;
  readonly tookMs: number;
  readonly onReopened: (view: ContentView) => void;
};

/** What submitting led to, at once: the outcome, its reason and evidence, what to do next; then live. */
export function Outcome({ view: first, tookMs, onReopened }: Props) {
  const t = useTranslations('upload.outcome');
  const status = useTranslations('status');
  const format = useFormatter();
  const view = useContent(first.status.contentId).data ?? first;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, []);
  const { contentId, title, artistName, registrationCode, mark } = view.status;
  const seconds = format.number(Math.max(0.1, tookMs / 1000), { maximumFractionDigits: 1 });
  return (
    <div className="flex max-w-read flex-col gap-8">
      <header className="flex flex-col gap-4">
        {view.audio ? (
          <FillingWave
            peaks={view.audio.peaks ?? mark}
            share={1}
            className={cx('h-16 w-full', markTone[sideOf(view.status.status)])}
          />
        ) : null}
        <div className="flex flex-col gap-1">
          <p className="text-14 text-soft">
            <bdi>{title}</bdi> · <bdi>{artistName}</bdi>
          </p>
          <h1 ref={heading} tabIndex={-1} className="text-40 outline-none">
            {status(`name.${view.status.status}`)}
          </h1>
          <p className="num flex flex-wrap items-center gap-x-3 text-14 text-soft">
            {t('took', { seconds })}
            {registrationCode ? <CopyCode code={registrationCode} /> : null}
          </p>
        </div>
      </header>
      <NextStep view={view} onReopened={onReopened} />
      {view.decision ? <Decision decision={view.decision} /> : null}
      <Granted permissions={view.permissions} />
      <div className="flex flex-wrap gap-2 border-t border-line pt-6">
        <ButtonLink look="primary" href={`/my/${contentId}`}>
          {t('open')}
        </ButtonLink>
        <ButtonLink href="/upload">{t('another')}</ButtonLink>
        <ButtonLink look="quiet" href="/my">
          {t('my')}
        </ButtonLink>
      </div>
    </div>
  );
}
