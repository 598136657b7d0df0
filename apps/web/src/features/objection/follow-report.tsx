'use client';

import type { FollowedObjection } from '@musicloud/domain/objection/views';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { TextField } from '../../components/field.tsx';
import { Time } from '../../components/time.tsx';
import { useAddress } from '../../lib/use-address.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { AddWords } from './add-words.tsx';

/** Where a report stands, for whoever has its receipt. */
export function FollowReport() {
  const t = useTranslations('objection.follow');
  const trpc = useTRPC();
  const [params, change] = useAddress();
  const receipt = params.get('receipt')?.trim() ?? '';
  const query = useQuery({
    ...trpc.objection.follow.queryOptions({ receipt: receipt.slice(0, 100) }),
    enabled: receipt !== '',
    retry: false,
  });
  return (
    <div className="flex max-w-read flex-col gap-8">
      <ReceiptField
        key={receipt}
        receipt={receipt}
        onLook={(next) => change({ receipt: next }, 'push')}
      />
      {query.isError ? <ErrorState title={t('none')} text={t('noneText')} /> : null}
      {query.data && receipt !== '' ? <Followed view={query.data} /> : null}
    </div>
  );
}

type FieldProps = { readonly receipt: string; readonly onLook: (receipt: string) => void };

function ReceiptField({ receipt, onLook }: FieldProps) {
  const t = useTranslations('objection');
  const [typed, setTyped] = useState(receipt);
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onLook(typed.trim());
      }}
    >
      <TextField
        label={t('receipt')}
        className="grow"
        placeholder="OB-00000-00000"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" className="h-11">
        {t('follow.look')}
      </Button>
    </form>
  );
}

function Followed({ view }: { readonly view: FollowedObjection }) {
  const t = useTranslations('objection');
  const status = useTranslations('status');
  const { state, resumesAt } = view;
  return (
    <article className="flex flex-col gap-5">
      <header className="flex flex-col gap-1">
        <h2 className="text-20">
          <bdi>{view.title}</bdi>
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 text-14 text-soft">
          <CopyCode code={view.receipt} className="-mx-1" />
          <span>{status(`claim.${view.claim}`)}</span>
          <span>
            {t.rich('follow.filed', { when: () => <Time at={view.filedAt} show="day" /> })}
          </span>
        </p>
      </header>
      <div className="flex flex-col gap-2 border-l-3 border-other-mark pl-4">
        <p className="font-semibold">{t(`state.${state}`)}</p>
        <p className="text-14 text-soft">
          <Time at={view.since} />
        </p>
        {resumesAt ? (
          <p>{t.rich('follow.resumes', { when: () => <Time at={resumesAt} show="day" /> })}</p>
        ) : (
          <p>{t(`follow.now.${state}`)}</p>
        )}
        {[view.reason, view.note]
          .filter((words) => words !== '')
          .map((words) => (
            <blockquote key={words} className="whitespace-pre-line text-soft">
              <bdi>{words}</bdi>
            </blockquote>
          ))}
      </div>
      {view.addable ? <AddWords receipt={view.receipt} additions={view.additions} /> : null}
    </article>
  );
}
