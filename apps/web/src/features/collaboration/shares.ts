/** A share as it is typed, in percent with at most two decimals, in basis points; null when it is none. */
export function bpsOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.').replace(/\s*%$/, '');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return null;
  const bps = Math.round(Number(text) * 100);
  return bps <= 10_000 ? bps : null;
}

/** Basis points as a number of percent. */
export const percentOf = (bps: number): number => bps / 100;
