'use client';

import type { PermissionId } from '@musicloud/domain/shared/ids';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { Opened } from './opened.tsx';
import { usePermission } from './use-permissions.ts';

type Props = {
  readonly id: PermissionId;
  /** Null where there is none. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  /** To the list; on a phone, and when it is not there. */
  readonly onBack: () => void;
};

/** The permission that is open: while it loads, when it is not there, and whole. */
export function PermissionDetail({ id, onBack, ...steps }: Props) {
  const t = useTranslations('permission');
  const query = usePermission(id);
  const lost = query.isError && domainErrorOf(query.error)?.code === 'NOT_FOUND';
  return (
    <div className="flex flex-col gap-6">
      <Button look="quiet" size="sm" className="-ml-2.5 self-start lg:hidden" onClick={onBack}>
        <ArrowLeft aria-hidden className="size-4" />
        {t('back')}
      </Button>
      {query.data ? <Opened permission={query.data} {...steps} /> : null}
      {query.isPending ? <DetailSkeleton /> : null}
      {lost && !query.data ? (
        <Empty
          title={t('missing.title')}
          text={t('missing.text')}
          action={<Button onClick={onBack}>{t('missing.action')}</Button>}
        />
      ) : null}
      {query.isError && !lost && !query.data ? (
        <LoadError
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
    </div>
  );
}

function DetailSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-6">
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-40" />
      <Skeleton className="h-48" />
    </div>
  );
}
