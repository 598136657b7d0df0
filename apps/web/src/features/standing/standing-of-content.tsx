'use client';

import { isAuthor } from '@musicloud/domain/collaboration/collaborator';
import { type Use, uses } from '@musicloud/domain/content/use';
import { usesRecording } from '@musicloud/domain/permission/rights';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { ContentView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { StandingEditor } from './standing-editor.tsx';
import type { Standing } from './standing-form.ts';
import { useStanding } from './use-standing.ts';

/** What its author says in advance of this one original; where they say nothing, their default holds. */
export function StandingOfContent({ view }: { readonly view: ContentView }) {
  if (!view.submission || !(view.actions.includes('edit') || isJointAuthor(view))) return null;
  const based = view.submission.originalIds.length > 0;
  return (
    <OfContent
      id={view.status.contentId}
      uses={based ? uses.filter(usesRecording) : uses}
      based={based}
    />
  );
}

/** Whether the reader wrote the work with its uploader, and answers for themselves. */
const isJointAuthor = ({ collaborators }: ContentView): boolean =>
  collaborators.some(
    (one) => one.mine && one.state === 'accepted' && isAuthor(one) && !one.represented,
  );

type OfContentProps = {
  readonly id: ContentId;
  readonly uses: readonly Use[];
  /** Made from another's work: its author answers for that. */
  readonly based: boolean;
};

function OfContent({ id, uses: own, based }: OfContentProps) {
  const t = useTranslations('standing.own');
  const defaults = useStanding(null);
  const standing = useStanding(id);
  const [open, setOpen] = useState(false);
  const failed = [defaults.query, standing.query].find((one) => one.isError);
  const said = standing.query.data;
  const byDefault = defaults.query.data;
  return (
    <section aria-labelledby="standing-title" className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <h2 id="standing-title" className="text-20">
          {t('title')}
        </h2>
        {said && byDefault ? (
          <Button size="sm" aria-label={t('edit')} onClick={() => setOpen(true)}>
            {t('short')}
          </Button>
        ) : null}
      </div>
      {failed ? (
        <LoadError error={failed.error} onRetry={() => void failed.refetch()} />
      ) : said && byDefault ? (
        <Answers uses={own} said={said} byDefault={byDefault} />
      ) : (
        <Skeleton className="h-40!" />
      )}
      {open && said && byDefault ? (
        <Dialog
          open
          onOpenChange={setOpen}
          title={t('title')}
          width="lg"
          description={
            <>
              {t(based ? 'sound' : 'text')}{' '}
              <Link href="/settings#standing" className="link">
                {t('toDefaults')}
              </Link>
            </>
          }
        >
          <StandingEditor
            standing={said}
            byDefault={byDefault}
            uses={own}
            pending={standing.save.isPending}
            error={standing.save.error}
            onSave={async (terms) => {
              await standing.run(terms);
              setOpen(false);
            }}
          />
        </Dialog>
      ) : null}
    </section>
  );
}

type AnswersProps = {
  readonly uses: readonly Use[];
  readonly said: Standing;
  readonly byDefault: Standing;
};

function Answers({ uses: own, said, byDefault }: AnswersProps) {
  const t = useTranslations('standing');
  const name = useTranslations('standing.use');
  return (
    <dl className="flex flex-col gap-2 text-14">
      {own.map((use) => (
        <div key={use} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
          <dt className="text-faint">{name(use)}</dt>
          <dd>
            {t(`answer.${(said[use] ?? byDefault[use])?.answer ?? 'ask'}`)}
            {said[use] ? null : <span className="text-faint"> · {t('own.byDefault')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
