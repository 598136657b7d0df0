'use client';

import type { AudioView, PermissionView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { CopyCode } from '../../components/copy-code.tsx';
import { Player } from '../../components/player.tsx';
import { toneOf } from './lists.ts';

/** The new song beside its original. */
export function Songs({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission.sides');
  const { cover, original, use, side } = permission;
  const href = side === 'author' ? `/my/${original.contentId}` : `/tracks/${original.contentId}`;
  return (
    <section className="@container flex flex-col gap-3">
      <h3 className="sr-only">{t('title')}</h3>
      <div className="grid gap-4 @min-[36rem]:grid-cols-2">
        <Song label={t('cover', { use })} song={cover} tone={toneOf(permission)} framed>
          {side === 'requester' ? (
            <Link href={`/my/${cover.contentId}`} className="link inline-flex min-h-6 items-center">
              {t('mine')}
            </Link>
          ) : null}
        </Song>
        <Song label={t('original')} song={original} tone="ink">
          <a
            href={href}
            target="_blank"
            rel="noopener"
            className="link inline-flex min-h-6 items-center"
          >
            {t('track')}
          </a>
          {original.registrationCode ? <CopyCode code={original.registrationCode} /> : null}
        </Song>
      </div>
    </section>
  );
}

type SongProps = {
  readonly label: string;
  readonly song: {
    readonly title: string;
    readonly artistName: string;
    readonly audio: AudioView | null;
  };
  readonly tone: ReturnType<typeof toneOf> | 'ink';
  readonly framed?: boolean;
  readonly children?: ReactNode;
};

function Song({ label, song, tone, framed = false, children }: SongProps) {
  const id = useId();
  const { title, artistName, audio } = song;
  return (
    <article
      aria-labelledby={id}
      className={`flex min-w-0 flex-col gap-4 rounded-lg border bg-raised p-4 ${framed ? 'border-edge' : 'border-line'}`}
    >
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="text-12 font-semibold text-soft">{label}</p>
        <h4 id={id} className="truncate">
          <bdi className="font-semibold">{title}</bdi>{' '}
          <span className="text-soft">
            – <bdi>{artistName}</bdi>
          </span>
        </h4>
        {children ? (
          <p className="flex min-h-6 flex-wrap items-center gap-x-3 text-14 text-soft">
            {children}
          </p>
        ) : null}
      </div>
      <div className="mt-auto">
        <Player
          title={title}
          url={audio?.url ?? null}
          peaks={audio?.peaks ?? null}
          durationMs={audio?.durationMs ?? null}
          side={tone}
          height={64}
          {...(audio ? { analysis: audio.analysis } : {})}
        />
      </div>
    </article>
  );
}
