/** A length in milliseconds as a player shows it: 3:24, 1:02:03. */
export function clock(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`;
}

const units = ['B', 'KB', 'MB', 'GB'] as const;

/** Bytes as people say them: 812 KB, 3.1 MB (1,024 to the next unit). */
export function bytes(value: number): string {
  let amount = value;
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  const digits = unit > 1 && amount < 100 ? 1 : 0;
  return `${amount.toFixed(digits)} ${units[unit]}`;
}
