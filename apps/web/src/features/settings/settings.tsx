'use client';

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Theme } from '../../i18n/locale.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { Keys } from './keys.tsx';
import { Look } from './look.tsx';
import { Password } from './password.tsx';
import { Profile } from './profile.tsx';
import { SESSIONS_KEY, Sessions } from './sessions.tsx';
import { Standing } from './standing.tsx';

/** Everything of one's own account on one page. */
export function Settings({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('account.settings');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  if (me === null) return null;
  return (
    <div className="page pt-10">
      <h1 className="mb-8 text-28 sm:text-40">{t('title')}</h1>
      <Profile me={me} />
      <Look theme={theme} />
      <Standing />
      <Password onChanged={() => void queries.invalidateQueries({ queryKey: SESSIONS_KEY })} />
      <Sessions />
      <Keys />
      <DeleteAccount name={me.name} />
    </div>
  );
}
