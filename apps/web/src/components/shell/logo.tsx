import { cx } from '../../lib/cx.ts';

/** The mark of MusiCloud: five bars of a waveform, the last one registered. */
export function LogoMark({ className }: { readonly className?: string }) {
  const bars = [5, 11, 18, 9, 14];
  return (
    <svg viewBox="0 0 23 20" aria-hidden="true" className={cx('h-5 w-5.75', className)} fill="none">
      {bars.map((height, bar) => (
        <path
          key={height}
          d={`M${bar * 5 + 1.5} ${10 - height / 2 + 1.5}V${10 + height / 2 - 1.5}`}
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          className={bar === 2 ? 'text-signal' : 'text-ink'}
        />
      ))}
    </svg>
  );
}

/** Mark and name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <LogoMark />
      <span className="text-16 font-bold tracking-[-0.03em]">MusiCloud</span>
    </span>
  );
}
