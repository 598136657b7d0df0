'use client';

import type { PermissionView } from '@musicloud/domain/permission/views';
import type { AudioView } from '@musicloud/domain/status/views';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { ComparePlayer } from '../../components/compare/compare-player.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { Player } from '../../components/player.tsx';
import { toneOf } from './lists.ts';

/** The new song beside its original: in one player, where both can be heard. */
export function Songs({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission.sides');
  const { cover, original, use } = permission;
  const tone = toneOf(permission);
  const labels = [t('cover', { use }), t('original')] as const;
  const more = [
    <CoverLink key="cover" of={permission} />,
    <OriginalLink key="of" of={permission} />,
  ];
  return (
    <section className="@container flex flex-col gap-3">
      <h3 className="sr-only">{t('title')}</h3>
      {cover.audio && original.audio ? (
        <div className="rounded-lg border border-line bg-raised p-4">
          <ComparePlayer
            key={permission.id}
            height={64}
            songs={[
              { ...named(cover), audio: cover.audio, label: labels[0], side: tone, more: more[0] },
              { ...named(original), audio: original.audio, label: labels[1], more: more[1] },
            ]}
          />
        </div>
      ) : (
        <div className="grid gap-4 @min-[36rem]:grid-cols-2">
          <Song label={labels[0]} song={cover} tone={tone} framed>
            {permission.side === 'requester' ? more[0] : null}
          </Song>
          <Song label={labels[1]} song={original} tone="ink">
            {more[1]}
          </Song>
        </div>
      )}
    </section>
  );
}

type Named = Pick<PermissionView['cover'], 'contentId' | 'title' | 'artistName'>;
const named = ({ contentId, title, artistName }: Named) => ({
  id: contentId,
  title,
  artistName,
});
const linkClass = 'link inline-flex min-h-6 items-center';

/** To whoever made it, the way to where it stands. */
function CoverLink({ of: { side, cover } }: { readonly of: PermissionView }) {
  const t = useTranslations('permission.sides');
  if (side === 'author') return null;
  return (
    <Link href={`/my/${cover.contentId}`} className={linkClass}>
      {t('mine')}
    </Link>
  );
}

function OriginalLink({ of: { side, original } }: { readonly of: PermissionView }) {
  const t = useTranslations('permission.sides');
  const { contentId, registrationCode } = original;
  return (
    <>
      <a
        href={side === 'author' ? `/my/${contentId}` : `/tracks/${contentId}`}
        target="_blank"
        rel="noopener"
        className={linkClass}
      >
        {t('track')}
      </a>
      {registrationCode ? <CopyCode code={registrationCode} /> : null}
    </>
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
