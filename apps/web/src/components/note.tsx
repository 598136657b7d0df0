import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

/** A note beside the work: calm by default, or in the colour of whose turn it is. */
export function Note({
  tone = 'plain',
  children,
  className,
}: {
  readonly tone?: 'plain' | 'you' | 'done' | 'danger';
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const tones = {
    plain: 'bg-sunk text-soft',
    you: 'bg-you-tint text-you',
    done: 'bg-done-tint text-done',
    danger: 'bg-danger-tint text-danger',
  } as const;
  return (
    <div className={cx('rounded-md px-4 py-3 text-14', tones[tone], className)}>{children}</div>
  );
}
