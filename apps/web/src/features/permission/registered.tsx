'use client';

import type { PermissionView } from '@musicloud/domain/status/views';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTRPC } from '../../trpc/client.tsx';

/** Registering takes a second or two after the last answer: as long as that is near, it is looked for. */
const NEAR_MS = 60_000;
const AGAIN_MS = 1500;

/** What a granted permission came to: the registration of the cover, where its author may see it. */
export function Registered({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission');
  const trpc = useTRPC();
  const { state, cover, since } = permission;
  const { data: track } = useQuery({
    ...trpc.source.track.queryOptions({ id: cover.contentId }),
    enabled: state === 'granted',
    retry: false,
    refetchInterval: (query) =>
      !query.state.data && Date.now() - Date.parse(since) < NEAR_MS ? AGAIN_MS : false,
  });
  if (!track || state !== 'granted') return null;
  return (
    <p className="text-done">
      {t.rich('registered', {
        code: () => (
          <Link href={`/tracks/${cover.contentId}`} className="link num font-semibold">
            {track.registrationCode}
          </Link>
        ),
      })}
    </p>
  );
}
