'use client';

import type { PermissionId } from '@musicloud/domain/shared/ids';
import type { AudioView, PermissionView } from '@musicloud/domain/status/views';
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { Empty } from '../../components/empty.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { Player } from '../../components/player.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Time } from '../../components/time.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { toneOf } from './lists.ts';
import { PermissionActs } from './permission-acts.tsx';
import { PermissionFacts, PermissionNow } from './permission-facts.tsx';
import { Registered } from './registered.tsx';
import { PermissionBadge } from './state-badge.tsx';
import { TermsList } from './terms-list.tsx';
import { usePermission } from './use-permissions.ts';

type Props = {
  readonly id: PermissionId;
  /** Null where there is none. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  /** To the list; on a phone, and when it is not there. */
  readonly onBack: () => void;
};

/** One permission, opened: both songs, what it permits, on what terms, and what one can do. */
export function PermissionDetail({ id, onBack, ...steps }: Props) {
  const t = useTranslations('permission');
  const query = usePermission(id);
  const lost = query.isError && domainErrorOf(query.error)?.code === 'NOT_FOUND';
  return (
    <div className="flex flex-col gap-6">
      <Button look="quiet" size="sm" className="-ml-2.5 self-start lg:hidden" onClick={onBack}>
        <ArrowLeft aria-hidden className="size-4" />
        {t('back')}
      </Button>
      {query.data ? <Opened permission={query.data} {...steps} /> : null}
      {query.isPending ? <DetailSkeleton /> : null}
      {lost && !query.data ? (
        <Empty
          title={t('missing.title')}
          text={t('missing.text')}
          action={<Button onClick={onBack}>{t('missing.action')}</Button>}
        />
      ) : null}
      {query.isError && !lost && !query.data ? (
        <LoadError
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
    </div>
  );
}

type OpenedProps = Pick<Props, 'onPrevious' | 'onNext'> & { readonly permission: PermissionView };

function Opened({ permission, onPrevious, onNext }: OpenedProps) {
  const primary = useRef<HTMLButtonElement>(null);
  const head = useRef<HTMLElement>(null);
  const since = useRef(permission.since);
  useEffect(() => {
    if (permission.since === since.current) return;
    since.current = permission.since;
    // What was pressed is gone with its state: the focus goes to what became of it, not to nowhere.
    if (document.activeElement === document.body) head.current?.focus({ preventScroll: true });
  }, [permission.since]);
  return (
    <>
      <Head permission={permission} onPrevious={onPrevious} onNext={onNext} focus={head} />
      <Both permission={permission} />
      <div className="@container">
        <div className="grid gap-8 @min-[36rem]:grid-cols-2">
          <PermissionFacts permission={permission} />
          <TermsList terms={permission.terms} state={permission.state} />
        </div>
      </div>
      {permission.actions.length > 0 ? (
        <ActBar>
          <PermissionActs key={permission.id} permission={permission} keys primary={primary} />
        </ActBar>
      ) : null}
    </>
  );
}

/** The acts; stay in sight while one reads and listens. */
function ActBar({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('permission.act');
  return (
    <div
      role="toolbar"
      aria-label={t('label')}
      className="sticky bottom-(--bottom-bar,0px) z-10 -mx-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper px-4 py-3 sm:-mx-8 sm:px-8 lg:mx-0 lg:px-0"
    >
      {children}
    </div>
  );
}

type HeadProps = OpenedProps & { readonly focus: RefObject<HTMLElement | null> };

function Head({ permission, onPrevious, onNext, focus }: HeadProps) {
  const t = useTranslations('permission');
  const { side, otherName, cover, since } = permission;
  return (
    <header ref={focus} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <div className="flex items-start justify-between gap-4">
        <div className="flex min-w-0 flex-col gap-1">
          <p className="text-14 text-soft">
            {t(`head.${side}`, { name: otherName })}
            {' · '}
            <Time at={since} />
          </p>
          <h2 className="text-28">
            <bdi>{cover.title}</bdi>
          </h2>
        </div>
        <span className="flex shrink-0 gap-1">
          <IconButton
            label={t('previous')}
            aria-keyshortcuts="k"
            disabled={onPrevious === null}
            onClick={() => onPrevious?.()}
          >
            <ChevronLeft aria-hidden className="size-5" />
          </IconButton>
          <IconButton
            label={t('next')}
            aria-keyshortcuts="j"
            disabled={onNext === null}
            onClick={() => onNext?.()}
          >
            <ChevronRight aria-hidden className="size-5" />
          </IconButton>
        </span>
      </div>
      <div aria-live="polite" className="flex flex-col items-start gap-2">
        <PermissionBadge permission={permission} />
        <PermissionNow permission={permission} />
        <Registered permission={permission} />
      </div>
    </header>
  );
}

/** The new song beside its original. */
function Both({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission.sides');
  const { cover, original, use, side } = permission;
  const href = side === 'author' ? `/my/${original.contentId}` : `/tracks/${original.contentId}`;
  return (
    <section className="@container flex flex-col gap-3">
      <h3 className="sr-only">{t('title')}</h3>
      <div className="grid gap-4 @min-[36rem]:grid-cols-2">
        <Song label={t('cover', { use })} song={cover} tone={toneOf(permission)} framed>
          {side === 'requester' ? (
            <Link href={`/my/${cover.contentId}`} className="link">
              {t('mine')}
            </Link>
          ) : null}
        </Song>
        <Song label={t('original')} song={original} tone="ink">
          <a href={href} target="_blank" rel="noopener" className="link">
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

function DetailSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-6">
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-40" />
      <Skeleton className="h-48" />
    </div>
  );
}
