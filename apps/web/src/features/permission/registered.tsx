'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { CopyCode } from '../../components/copy-code.tsx';
import { useTRPC } from '../../trpc/client.tsx';

/** Registering takes a second or two after the last answer: as long as that is near, it is looked for. */
const NEAR_MS = 60_000;
const AGAIN_MS = 1500;

/** What a granted permission came to: the registration of the cover. A private one has a code, and no page. */
export function Registered({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission');
  const { id, state, cover, since } = permission;
  const code = cover.registrationCode;
  useLookAgain(id, state === 'granted' && cover.status === 'approved' ? since : null);
  if (code === null || (state !== 'granted' && state !== 'revoking')) return null;
  return (
    <p className="text-done">
      {t.rich('registered', {
        code: () =>
          cover.listed ? (
            <Link href={`/tracks/${cover.contentId}`} className="link num font-semibold">
              {code}
            </Link>
          ) : (
            <CopyCode code={code} className="font-semibold" />
          ),
      })}
    </p>
  );
}

/** Reads it again every moment or two for as long as `since` is near; null: there is nothing to wait for. */
function useLookAgain(permissionId: PermissionView['id'], since: string | null): void {
  const trpc = useTRPC();
  const cache = useQueryClient();
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => {
      if (Date.now() - Date.parse(since) > NEAR_MS) return clearInterval(timer);
      void cache.invalidateQueries(trpc.permission.get.queryFilter({ permissionId }));
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [since, permissionId, cache, trpc]);
}
