'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSecondsUntil } from '../lib/use-seconds-until.ts';

/** Why something was refused and, when it was asked for too often, how long it still takes. */
export function Refused({ text, waitMs }: { readonly text: string; readonly waitMs: number }) {
  return (
    <>
      {text}
      {waitMs > 0 ? <Later waitMs={waitMs} /> : null}
    </>
  );
}

/** Counts down for the eye; who listens is told once, not each second. */
function Later({ waitMs }: { readonly waitMs: number }) {
  const t = useTranslations('common');
  const [until] = useState(() => Date.now() + waitMs);
  const seconds = useSecondsUntil(until);
  return (
    <>
      {' '}
      <span className="num font-semibold" aria-hidden>
        {t('later', { seconds })}
      </span>
      <span className="sr-only">{t('later', { seconds: Math.ceil(waitMs / 1000) })}</span>
    </>
  );
}
