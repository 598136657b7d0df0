'use client';

import { useFormatter, useTranslations } from 'next-intl';

/** Says how long something is: seconds, or minutes from two on, or hours. */
export function useSpan(): (seconds: number) => string {
  const t = useTranslations('operations.span');
  const format = useFormatter();
  return (seconds) => {
    const [unit, value] =
      seconds < 120
        ? (['seconds', seconds] as const)
        : seconds < 7200
          ? (['minutes', seconds / 60] as const)
          : (['hours', seconds / 3600] as const);
    return t(unit, { value: format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 }) });
  };
}
