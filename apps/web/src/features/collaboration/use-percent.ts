'use client';

import { useFormatter } from 'next-intl';
import { percentOf } from './shares.ts';

/** Basis points as people read them: 33.33 %. */
export function usePercent(): (bps: number) => string {
  const format = useFormatter();
  return (bps) =>
    format.number(percentOf(bps) / 100, { style: 'percent', maximumFractionDigits: 2 });
}
