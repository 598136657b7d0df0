'use client';

import type { CollaborationView } from '@musicloud/domain/collaboration/views';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Waveform } from '../../components/waveform.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useLiveNews } from '../../trpc/live.tsx';
import { Invitation } from './invitation.tsx';
import { usePercent } from './use-percent.ts';

/** On My Page: what one is invited to, first, and what one made with others. Nothing where there is neither. */
export function Collaborations() {
  const t = useTranslations('collaboration');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const list = useQuery(trpc.collaboration.list.queryOptions()).data ?? [];
  // An invitation comes with a piece of news.
  useLiveNews(() => void cache.invalidateQueries(trpc.collaboration.list.queryFilter()));
  const invited = list.filter(({ state }) => state === 'invited');
  const made = list.filter(({ state }) => state === 'accepted');
  return (
    <>
      {invited.length > 0 ? (
        <section aria-labelledby="invitations" className="flex flex-col gap-3">
          <h2 id="invitations" className="text-20">
            {t('invitations')}
          </h2>
          <ul className="flex flex-col gap-3">
            {invited.map((one) => (
              <Invitation key={one.id} one={one} />
            ))}
          </ul>
        </section>
      ) : null}
      {made.length > 0 ? (
        <section aria-labelledby="made-together" className="flex flex-col gap-1">
          <h2 id="made-together" className="text-16 font-semibold">
            {t('together')}
          </h2>
          <ul className="border-t border-line">
            {made.map((one) => (
              <Made key={one.id} one={one} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Made({ one }: { readonly one: CollaborationView }) {
  const t = useTranslations('collaboration');
  const status = useTranslations('status.credit');
  const percent = usePercent();
  const { contentId, title, mark, status: state } = one.status;
  return (
    <li className="border-b border-line">
      <Link
        href={`/my/${contentId}`}
        className="grid min-h-11 grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-x-3 py-2 -outline-offset-2 hover:bg-hover"
      >
        <Waveform mark={mark} side="done" className="w-full" />
        <span className="flex min-w-0 flex-col">
          <bdi className="truncate font-semibold">{title}</bdi>
          <span className="truncate text-14 text-soft">
            {t('by', { name: one.ownerName })} · {one.roles.map((role) => status(role)).join(', ')}{' '}
            · <span className="num">{percent(one.shareBps)}</span>
          </span>
        </span>
        <StatusBadge status={state} />
      </Link>
    </li>
  );
}
