import { useTranslations } from 'next-intl';
import { Skeleton } from '../../components/skeleton.tsx';

/** The room of the form while a draft is being read. */
export function UploadSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="flex max-w-read flex-col gap-6">
      <Skeleton className="h-9 w-40" />
      <Skeleton className="h-60 rounded-lg" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-48" />
    </div>
  );
}
