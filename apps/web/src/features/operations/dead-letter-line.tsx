'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { AlertDialog } from '../../components/dialog.tsx';
import { Time } from '../../components/time.tsx';
import { cx } from '../../lib/cx.ts';
import { type About, aboutOf, isSendable, jobNameOf, type Letter } from './about.ts';
import { LetterDetails } from './letter-details.tsx';
import { useSettleLetter } from './use-settle-letter.ts';

type Props = { readonly row: Letter; readonly onGone: () => void };

/** One job that failed for good: which, about what, how often and when; why is unfolded on demand. */
export function DeadLetterLine({ row, onGone }: Props) {
  const t = useTranslations('operations');
  const about = aboutOf(row.payload);
  const job = t(`job.${jobNameOf(row.name)}`, { name: row.name });
  return (
    <li className="flex flex-col gap-x-6 gap-y-2 border-b border-line py-4 sm:grid sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="font-semibold">{job}</p>
        <AboutLine about={about} />
        <p className="text-14 text-soft">
          {t('letters.attempts', { count: row.attempts })} · <Time at={row.failedAt} />
        </p>
        {isSendable(row) ? null : <p className="text-14">{t('retry.unfit')}</p>}
      </div>
      <Acts row={row} job={job} about={about} onGone={onGone} />
      <LetterDetails row={row} />
    </li>
  );
}

function AboutLine({ about }: { readonly about: About }) {
  const t = useTranslations('operations.about');
  if (about.kind === 'nothing') return <p className="text-14 text-soft">{t('nothing')}</p>;
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 text-14 text-soft">
      {t(about.kind)}
      {about.kind === 'content' ? (
        <Link href={`/my/${about.id}`} className="link num break-all font-mono">
          {about.id}
        </Link>
      ) : (
        <CopyCode code={about.id} className="-mx-1 font-mono font-normal!" />
      )}
    </p>
  );
}

type ActsProps = Props & { readonly job: string; readonly about: About };

function Acts({ row, job, about, onGone }: ActsProps) {
  const t = useTranslations('operations');
  const [asked, ask] = useState(false);
  const settle = useSettleLetter(row.id, () => {
    ask(false);
    onGone();
  });
  const sendable = isSendable(row);
  const under = settle.isPending ? settle.variables.settled : null;
  const named = { job, about: about.kind === 'nothing' ? t('about.nothing') : about.id };
  return (
    <div className="flex items-start gap-2 max-sm:order-last">
      {sendable ? (
        <Button
          size="sm"
          aria-label={t('retry.label', named)}
          pending={under === 'retried'}
          disabled={under !== null}
          onClick={() => settle.mutate({ id: row.id, settled: 'retried' })}
        >
          {t('retry.action')}
        </Button>
      ) : null}
      <Button
        look="quiet"
        size="sm"
        className={cx('text-danger!', !sendable && 'max-sm:-ml-2.5')}
        aria-label={t('drop.label', named)}
        disabled={under !== null}
        onClick={() => ask(true)}
      >
        {t('drop.action')}
      </Button>
      <AlertDialog
        open={asked}
        onOpenChange={ask}
        title={t('drop.title', { job })}
        description={t('drop.text')}
        confirm={t('drop.confirm')}
        pending={under === 'dropped'}
        onConfirm={() => settle.mutate({ id: row.id, settled: 'dropped' })}
      >
        <p>{t(`drop.left.${sendable ? jobNameOf(row.name) : 'unknown'}`)}</p>
      </AlertDialog>
    </div>
  );
}
