import { useTranslations } from 'next-intl';
import { Skeleton } from '../../components/skeleton.tsx';

/** Keeps the place of a review while it loads. */
export function ReviewSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-8">
      <div className="flex flex-col gap-3">
        <Skeleton className="h-6 max-w-48" />
        <Skeleton className="h-8 max-w-96" />
        <Skeleton className="h-5 max-w-40" />
      </div>
      <Skeleton className="h-48 rounded-lg" />
      <Skeleton className="h-48 rounded-lg" />
    </div>
  );
}
