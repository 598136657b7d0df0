'use client';

import { errorCodes } from '@musicloud/domain/shared/errors';
import { useTranslations } from 'next-intl';

/** Every code a call can answer with, and the sentence a person reads for it. */
export function ErrorList() {
  const t = useTranslations('status.errors');
  return (
    <dl className="divide-y divide-line border-y border-line">
      {errorCodes.map((code) => (
        <div
          key={code}
          className="grid grid-cols-1 gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[15rem_minmax(0,1fr)]"
        >
          <dt>
            <code className="font-mono text-14 font-semibold">{code}</code>
          </dt>
          <dd className="text-14 text-soft">{t(code)}</dd>
        </div>
      ))}
    </dl>
  );
}
