'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Linked } from '../../components/prose.tsx';
import { Time } from '../../components/time.tsx';
import { cx } from '../../lib/cx.ts';
import { useTRPC } from '../../trpc/client.tsx';

const EVERY_MS = 4000;

/** What would have been mailed, newest first; its links work. */
export function Mailbox() {
  const t = useTranslations('account.mailbox');
  const trpc = useTRPC();
  const query = useSuspenseQuery(
    trpc.account.mailbox.queryOptions(undefined, { refetchInterval: EVERY_MS }),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const { mails } = query.data;
  const mail = mails.find(({ id }) => id === chosen) ?? mails[0];
  return (
    <div className="page pt-10">
      <div className="mb-8 flex flex-wrap items-end justify-between gap-4">
        <div className="flex flex-col gap-2">
          <h1 className="text-28">{t('title')}</h1>
          <p className="text-soft">{t('text')}</p>
        </div>
        <Button size="sm" pending={query.isFetching} onClick={() => void query.refetch()}>
          {t('refresh')}
        </Button>
      </div>
      {mail === undefined ? (
        <Empty title={t('empty')} text={t('emptyText')} />
      ) : (
        <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <ul
            aria-label={t('list')}
            className="divide-y divide-line border-y border-line max-lg:max-h-60 max-lg:overflow-y-auto"
          >
            {mails.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  aria-current={one.id === mail.id}
                  onClick={() => setChosen(one.id)}
                  className={cx(
                    'flex w-full flex-col px-3 py-2.5 text-left transition-colors hover:bg-hover -outline-offset-2',
                    'current:bg-signal-tint',
                  )}
                >
                  <span className="flex justify-between gap-3">
                    <span className="truncate font-semibold">{one.subject}</span>
                    <Time at={one.at} className="shrink-0 text-12 text-soft" />
                  </span>
                  <span className="truncate text-14 text-soft">{one.to}</span>
                </button>
              </li>
            ))}
          </ul>
          <article className="flex min-w-0 flex-col gap-4">
            <div>
              <h2 className="text-20">{mail.subject}</h2>
              <p className="text-14 text-soft">
                {t('to', { to: mail.to })} · <Time at={mail.at} show="exact" />
              </p>
            </div>
            <div className="whitespace-pre-wrap">
              <Linked text={mail.text} />
            </div>
          </article>
        </div>
      )}
    </div>
  );
}
