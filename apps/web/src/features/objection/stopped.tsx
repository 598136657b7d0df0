'use client';

import type { StoppedView } from '@musicloud/domain/objection/views';
import type { ContentView } from '@musicloud/domain/status/views';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Time } from '../../components/time.tsx';
import { Document, Quote } from '../content/decision.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { Evidence } from './evidence.tsx';

type Props = { readonly view: ContentView; readonly objection: StoppedView };

/** To the creator of a stopped track: who claims what, why it stopped, what comes next, and the way to answer. */
export function Stopped({ view, objection }: Props) {
  const t = useTranslations('objection.stopped');
  const status = useTranslations('status');
  const { state, resumesAt, answer } = objection;
  // An admin reads this page too, and answers for nobody.
  const own = view.actions.length > 0;
  return (
    <section
      aria-labelledby="stopped-title"
      className="flex flex-col gap-4 rounded-md bg-you-tint px-4 py-4"
    >
      <div className="flex flex-col gap-1">
        <h2 id="stopped-title" className="text-16 font-semibold">
          {t.rich('title', { when: () => <Time at={objection.since} /> })}
        </h2>
        <p className="text-14">
          {resumesAt
            ? t.rich('resumes', { when: () => <Time at={resumesAt} show="day" /> })
            : t(state === 'proceedings' ? 'proceedings' : 'text')}
        </p>
      </div>
      <Quote
        label={t('claim', { name: objection.name, claim: status(`claim.${objection.claim}`) })}
      >
        {objection.explanation}
      </Quote>
      <Evidence links={objection.links} />
      <Quote label={t('reason')}>{objection.reason}</Quote>
      {objection.note === '' ? null : <Quote label={t('note')}>{objection.note}</Quote>}
      {answer ? (
        <div className="flex flex-col gap-1">
          {answer.statement === '' ? null : <Quote label={t('answer')}>{answer.statement}</Quote>}
          <ul>
            {answer.documents.map((one) => (
              <Document key={one.assetId} document={one} />
            ))}
          </ul>
        </div>
      ) : null}
      {own && objection.answerable ? <Answer view={view} objection={objection} /> : null}
    </section>
  );
}

function Answer({ view, objection }: Props) {
  const t = useTranslations('objection.answer');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" className="self-start" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <AnswerDialog view={view} id={objection.id} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
