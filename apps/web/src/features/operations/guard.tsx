'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Badge, SideMark } from '../../components/status-badge.tsx';
import type { Side } from '../../lib/status.ts';
import { useTRPC } from '../../trpc/client.tsx';

const AGAIN_MS = 2_000;

/** Whose turn it is: nobody's, the service's while it tries, the admin's while uploads are turned away. */
const sides = {
  closed: 'done',
  half_open: 'service',
  open: 'you',
  unknown: 'void',
} as const satisfies Record<string, Side>;

/** How the guard before the copyright domain stands, asked every two seconds; an old answer is never shown as a new one. */
export function Guard() {
  const t = useTranslations('operations.guard');
  const trpc = useTRPC();
  const query = useQuery(
    trpc.admin.guard.queryOptions(undefined, { refetchInterval: AGAIN_MS, retry: false }),
  );
  const silent = query.isError || query.isPaused;
  const state = silent ? 'unknown' : (query.data?.state ?? 'unknown');
  return (
    <section aria-labelledby="guard" className="flex max-w-read flex-col gap-3">
      <h2 id="guard" className="text-20">
        {t('title')}
      </h2>
      <div role="status" className="flex flex-col items-start gap-2">
        <Badge side={sides[state]}>
          <SideMark side={sides[state]} />
          {t(`${state}.name`)}
        </Badge>
        <p>{t(`${state}.text`)}</p>
      </div>
      <p className="text-14 text-soft">{t('note')}</p>
    </section>
  );
}
