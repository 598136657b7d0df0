import type { ObjectionDetail } from '@musicloud/domain/objection/views';
import { useTranslations } from 'next-intl';
import { CopyCode } from '../../components/copy-code.tsx';
import { Badge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { sideOf } from './side.ts';

/** Which track, where the report stands since when, and what comes next by itself. */
export function ReportHeading({ report }: { readonly report: ObjectionDetail }) {
  const t = useTranslations('reports');
  const state = useTranslations('objection.state');
  const status = useTranslations('status');
  const { resumesAt, others } = report;
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14 text-soft">
          <Badge side={sideOf(report.state)}>{state(report.state)}</Badge>
          <span>{status.rich('since', { when: () => <Time at={report.since} /> })}</span>
          <CopyCode code={report.receipt} />
        </p>
        <h2 className="text-28">
          <bdi>{report.status.title}</bdi>
        </h2>
        <p className="text-16 text-soft">
          <bdi>{report.status.artistName}</bdi>
        </p>
      </div>
      {resumesAt ? (
        <p className="border-l-3 border-other-mark pl-4">
          {t.rich('resumes', { when: () => <Time at={resumesAt} show="exact" /> })}
        </p>
      ) : null}
      {report.added ? <p className="font-semibold text-you">{t('addedText')}</p> : null}
      {others > 0 ? <p className="text-14 text-soft">{t('others', { count: others })}</p> : null}
    </header>
  );
}
