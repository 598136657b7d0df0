'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { domainErrorOf } from './errors.ts';

/** Turns anything a call threw into the sentence a person reads: what happened, and what to do next. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('status.errors');
  const common = useTranslations('common');
  return useCallback(
    (error) => {
      const refused = domainErrorOf(error);
      if (refused === null) return common('network');
      const text = t(refused.code);
      return refused.code === 'INTERNAL' && refused.correlationId !== null
        ? `${text} ${common('reference', { id: refused.correlationId })}`
        : text;
    },
    [t, common],
  );
}
