import { useTranslations } from 'next-intl';
import { Skeleton } from '../../components/skeleton.tsx';

/** The room of one content while it is being read. */
export function ContentSkeleton() {
  const t = useTranslations('common');
  return (
    <div
      role="status"
      aria-label={t('loading')}
      className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,42rem)_minmax(17rem,1fr)]"
    >
      <div className="flex flex-col gap-8">
        <div className="flex flex-col gap-2 pt-10">
          <Skeleton className="h-8 w-2/3" />
          <Skeleton className="h-5 w-1/3" />
        </div>
        <Skeleton className="h-20" />
        <Skeleton className="h-28" />
        <Skeleton className="h-40" />
      </div>
      <div className="flex flex-col gap-4 max-lg:hidden">
        <Skeleton className="h-10 w-40" />
        <Skeleton className="h-64" />
      </div>
    </div>
  );
}
