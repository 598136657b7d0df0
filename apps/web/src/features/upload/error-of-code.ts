'use client';

import { type ErrorCode, errorCodes } from '@musicloud/domain/shared/errors';
import { useTranslations } from 'next-intl';

const known: ReadonlySet<string> = new Set(errorCodes);

/** The sentence of a refusal's code; of one we do not know, that of a fault of ours. */
export function useErrorOfCode(): (code: string) => string {
  const t = useTranslations('status.errors');
  return (code) => t(known.has(code) ? (code as ErrorCode) : 'INTERNAL');
}
