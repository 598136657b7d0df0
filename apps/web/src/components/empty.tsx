import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

export type PlaceProps = {
  readonly title: ReactNode;
  /** One sentence below the title; `children` for more than that. */
  readonly text?: ReactNode;
  readonly children?: ReactNode;
  /** The one button that starts it. */
  readonly action?: ReactNode;
  readonly className?: string;
};

/** The resting wave: what a song's place looks like before there is a song. */
function RestingWave() {
  const heights = [6, 10, 16, 24, 14, 8, 20, 30, 18, 10, 6, 12, 22, 12, 6];
  return (
    <svg viewBox="0 0 104 32" aria-hidden="true" className="h-8 w-26 text-edge" fill="none">
      <path
        d={heights.map((h, i) => `M${i * 7 + 3} ${16 - h / 2}V${16 + h / 2}`).join('')}
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray="1 4"
      />
    </svg>
  );
}

/** An empty place: what will be here, and the one button that starts it. */
export function Empty({ title, text, children, action, className }: PlaceProps) {
  return (
    <div className={cx('flex flex-col items-start gap-3 py-12', className)}>
      <RestingWave />
      <p className="text-20 font-semibold">{title}</p>
      {text ? <p className="max-w-read text-soft">{text}</p> : null}
      {children ? <div className="max-w-read text-soft">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
