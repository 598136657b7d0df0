'use client';

import type { ObjectionDetail } from '@musicloud/domain/objection/views';
import type { ObjectionId } from '@musicloud/domain/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Timeline } from '../content/timeline.tsx';
import { Answered, Claim, Reported } from './both-sides.tsx';
import { ReportHeading } from './report-heading.tsx';
import { RuleBar } from './rule-bar.tsx';

type Props = { readonly id: ObjectionId; readonly onBack: () => void };

/** One report, opened: what is claimed, the track and its creator's side, and what an admin can do. */
export function Report({ id, onBack }: Props) {
  const t = useTranslations('reports');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.objection.queryOptions({ id }));
  return (
    <div className="flex flex-col gap-8 pt-5 lg:pt-8">
      <Button look="quiet" size="sm" className="-ml-2.5 self-start lg:hidden" onClick={onBack}>
        <ArrowLeft aria-hidden className="size-4" />
        {t('back')}
      </Button>
      {query.isPending ? <SkeletonRows label={common('loading')} /> : null}
      {query.isError ? (
        <LoadError
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
      {query.data ? <Open report={query.data} /> : null}
    </div>
  );
}

function Open({ report }: { readonly report: ObjectionDetail }) {
  return (
    <>
      <ReportHeading report={report} />
      <Claim report={report} />
      <Reported report={report} />
      <Answered report={report} />
      <div className="pb-8">
        <Timeline entries={report.content.timeline} />
      </div>
      <RuleBar report={report} />
    </>
  );
}
