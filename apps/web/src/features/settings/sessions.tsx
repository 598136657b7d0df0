'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Badge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { authClient } from '../../lib/auth-client.ts';
import { type AuthError, useAuthErrorText } from '../../lib/auth-errors.ts';
import { deviceOf } from './device.ts';
import { Section } from './section.tsx';

/** Names the list in the cache, so that a changed password can ask for it again. */
export const SESSIONS_KEY = ['sessions'] as const;

type Row = {
  readonly token: string;
  readonly current: boolean;
  readonly device: ReturnType<typeof deviceOf>;
  readonly ip: string | null;
  readonly since: string;
};

async function loadSessions(): Promise<Row[]> {
  const [list, own] = await Promise.all([authClient.listSessions(), authClient.getSession()]);
  if (list.error) throw list.error;
  const mine = own.data?.session.token;
  return list.data
    .map((session) => ({
      token: session.token,
      current: session.token === mine,
      device: deviceOf(session.userAgent),
      ip: session.ipAddress || null,
      since: new Date(session.createdAt).toISOString(),
    }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.since.localeCompare(a.since));
}

async function orThrow(answer: Promise<{ error: unknown }>): Promise<void> {
  const { error } = await answer;
  if (error) throw error;
}

function useRevoke(refetch: () => unknown) {
  const t = useTranslations('account.settings.sessions');
  const textOf = useAuthErrorText();
  return useMutation({
    mutationFn: (token: string | null) =>
      orThrow(
        token === null ? authClient.revokeOtherSessions() : authClient.revokeSession({ token }),
      ),
    onSuccess: () => {
      toast(t('revoked'));
      void refetch();
    },
    onError: (error: unknown) => toast.error(textOf(error as AuthError)),
  });
}

/** Where this account is signed in, and the way to end it there. */
export function Sessions() {
  const t = useTranslations('account.settings.sessions');
  const query = useQuery({ queryKey: SESSIONS_KEY, queryFn: loadSessions });
  const revoke = useRevoke(query.refetch);
  const nameOf = (row: Row) => (row.device ? t('device', row.device) : t('unknown'));
  return (
    <Section id="sessions" title={t('title')} text={t('text')}>
      {query.isError ? (
        <ErrorState title={t('failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <Skeleton className="h-16" /> : null}
      {query.data ? (
        <ul className="divide-y divide-line border-y border-line">
          {query.data.map((row) => (
            <li key={row.token} className="flex min-h-16 items-center justify-between gap-4 py-2.5">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-2">
                  <span className="font-semibold">{nameOf(row)}</span>
                  {row.current ? <Badge side="done">{t('current')}</Badge> : null}
                </p>
                <p className="text-14 text-faint">
                  {t.rich('since', { when: () => <Time at={row.since} /> })}
                  {row.ip ? <span className="num"> · {row.ip}</span> : null}
                </p>
              </div>
              {row.current ? null : (
                <Button
                  size="sm"
                  aria-label={t('revokeOf', { device: nameOf(row) })}
                  pending={revoke.isPending && revoke.variables === row.token}
                  onClick={() => revoke.mutate(row.token)}
                >
                  {t('revoke')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {(query.data?.length ?? 0) > 1 ? (
        <Button
          className="self-start"
          pending={revoke.isPending && revoke.variables === null}
          onClick={() => revoke.mutate(null)}
        >
          {t('revokeOthers')}
        </Button>
      ) : null}
    </Section>
  );
}
