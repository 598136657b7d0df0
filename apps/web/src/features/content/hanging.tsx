'use client';

import type { ContentView } from '@musicloud/domain/status/views';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { HangingLine } from './hanging-line.tsx';

/** So many before one asks for more. */
const FIRST = 5;

/** What hangs on it: the songs made from it, whose they are and how they stand. Nothing where there are none. */
export function Hanging({ view: { status, actions } }: { readonly view: ContentView }) {
  const t = useTranslations('content.hanging');
  const trpc = useTRPC();
  const [whole, setWhole] = useState(false);
  const own = actions.length > 0 && status.sourceId !== null;
  const { data } = useQuery({
    ...trpc.content.impact.queryOptions({ id: status.contentId }),
    enabled: own,
  });
  if (!own || !data || data.total === 0) return null;
  const { rows, hidden, total, registered, open } = data;
  const rest = rows.length - FIRST;
  return (
    <section aria-labelledby="hanging-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="hanging-title" className="text-20">
          {t('title')}
        </h2>
        <p className="num text-14 text-soft">{t('text', { total, registered })}</p>
      </div>
      {rows.length > 0 ? (
        <ul className="border-y border-line">
          {(whole ? rows : rows.slice(0, FIRST)).map((row) => (
            <HangingLine key={row.contentId} row={row} />
          ))}
        </ul>
      ) : null}
      {!whole && rest > 0 ? (
        <Button size="sm" className="self-start" onClick={() => setWhole(true)}>
          {t('more', { count: rest })}
        </Button>
      ) : null}
      {hidden > 0 ? <p className="text-14 text-soft">{t('hidden', { count: hidden })}</p> : null}
      <p className="text-14">
        {open > 0 ? `${t('waiting', { count: open })} · ` : null}
        <Link className="link" href="/permissions?side=author">
          {t('all')}
        </Link>
      </p>
    </section>
  );
}
