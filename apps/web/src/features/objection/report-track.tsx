'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import { Flag } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ReportFields } from './report-fields.tsx';
import { useReport } from './use-report.ts';

type Props = { readonly contentId: ContentId; readonly title: string };

/** Where anyone, also without an account, says that a track is not its uploader's to publish. */
export function ReportTrack({ contentId, title }: Props) {
  const t = useTranslations('objection');
  const [opened, setOpened] = useState(0);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        size="sm"
        className="-ml-2.5 self-start"
        onClick={() => {
          setOpen(true);
          setOpened(opened + 1);
        }}
      >
        <Flag aria-hidden className="size-4" />
        {t('report')}
      </Button>
      {opened > 0 ? (
        <ReportDialog
          contentId={contentId}
          title={title}
          open={open}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

type DialogProps = Props & { readonly open: boolean; readonly onClose: () => void };

/** The form, then its receipt. What was written stays when the window closes. */
function ReportDialog({ contentId, title, open, onClose }: DialogProps) {
  const t = useTranslations('objection');
  const common = useTranslations('common');
  const form = useId();
  const report = useReport(contentId);
  const { receipt } = report;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next || report.pending ? undefined : onClose())}
      title={receipt ? t('filed.title') : t('title', { title })}
      description={receipt ? t('filed.text') : t('text')}
      width="md"
      actions={
        receipt ? (
          <Button look="primary" onClick={onClose}>
            {common('close')}
          </Button>
        ) : (
          <>
            <Button look="quiet" onClick={onClose} disabled={report.pending}>
              {common('cancel')}
            </Button>
            <Button type="submit" form={form} look="primary" pending={report.pending}>
              {t('send')}
            </Button>
          </>
        )
      }
    >
      {receipt ? <Receipt receipt={receipt} /> : <ReportFields id={form} report={report} />}
    </Dialog>
  );
}

function Receipt({ receipt }: { readonly receipt: string }) {
  const t = useTranslations('objection');
  return (
    <div role="status" className="flex flex-col gap-4">
      <div className="flex flex-col items-start gap-1 rounded-md bg-sunk px-4 py-3">
        <p className="text-12 text-soft">{t('receipt')}</p>
        <CopyCode code={receipt} className="-mx-1 text-20" />
      </div>
      <Next />
      <Link href={`/reports?receipt=${receipt}`} className="link self-start">
        {t('filed.follow')}
      </Link>
    </div>
  );
}

/** What happens with a report, honestly. */
function Next() {
  const t = useTranslations('objection.next');
  const steps = ['read', 'stop', 'answer', 'court'] as const;
  return (
    <ol className="flex list-decimal flex-col gap-1 pl-5 text-14 text-soft">
      {steps.map((step) => (
        <li key={step}>{t(step)}</li>
      ))}
    </ol>
  );
}
