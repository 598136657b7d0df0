import { cx } from '../lib/cx.ts';

/** Holds the room of what is being loaded. Give it the size of what comes. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden="true" className={cx('skeleton block h-4 w-full', className)} />;
}

/** Rows of a list while it loads; says so once to screen readers. */
export function SkeletonRows({
  rows = 6,
  label,
}: {
  readonly rows?: number;
  readonly label: string;
}) {
  return (
    <div role="status" aria-label={label} className="flex flex-col">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing have no other name
        <div key={row} className="flex h-14 items-center gap-4 border-b border-line">
          <Skeleton className="h-7 w-24 sm:w-36" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="ml-auto h-5 w-20" />
        </div>
      ))}
    </div>
  );
}
