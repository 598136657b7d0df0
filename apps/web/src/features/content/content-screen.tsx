'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import type { ContentView } from '@musicloud/domain/status/views';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '../../components/button.tsx';
import { CopyCode } from '../../components/copy-code.tsx';
import { Empty } from '../../components/empty.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { Collaborators } from '../collaboration/collaborators.tsx';
import { Stopped } from '../objection/stopped.tsx';
import { ContentPermissions } from '../permission/content-permissions.tsx';
import { StandingOfContent } from '../standing/standing-of-content.tsx';
import { AudioPlayer } from './audio-player.tsx';
import { ContentSkeleton } from './content-skeleton.tsx';
import { Decision, Quote } from './decision.tsx';
import { DeleteContent } from './delete-content.tsx';
import { Details } from './details.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { EditDetails } from './edit-details.tsx';
import { Hanging } from './hanging.tsx';
import { NextStep } from './next-step.tsx';
import { Registration } from './registration.tsx';
import { Timeline } from './timeline.tsx';
import { useContent } from './use-content.ts';

/** One content as its creator sees it, followed live. */
export function ContentScreen({ id }: { readonly id: ContentId }) {
  const query = useContent(id);
  if (query.data) return <Content view={query.data} />;
  if (!query.isError) return <ContentSkeleton />;
  if (domainErrorOf(query.error)?.code === 'NOT_FOUND') return <Missing />;
  return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
}

function Missing() {
  const t = useTranslations('content.missing');
  return (
    <Empty
      title={t('title')}
      text={t('text')}
      action={
        <ButtonLink look="primary" href="/my">
          {t('action')}
        </ButtonLink>
      }
    />
  );
}

function Content({ view }: { readonly view: ContentView }) {
  const { status } = view;
  return (
    <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,42rem)_minmax(17rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-8">
        <Head view={view} />
        {view.audio || view.submission ? (
          <AudioPlayer audio={view.audio} title={status.title} />
        ) : null}
        {view.objection ? (
          <Stopped view={view} objection={view.objection} />
        ) : (
          <Suspension view={view} />
        )}
        {/* What is stopped has its own next step; that its registration is done says nothing now. */}
        {view.suspension && status.status === 'registered' ? null : <NextStep view={view} />}
        <Collaborators view={view} />
        <ContentPermissions view={view} />
        <Hanging view={view} />
        {view.decision ? <Decision decision={view.decision} /> : null}
        <Timeline entries={view.timeline} />
      </div>
      <aside className="flex min-w-0 flex-col gap-8 self-start lg:pt-11">
        <Registration view={view} />
        <Details view={view}>
          <EditDetails view={view} />
        </Details>
        <StandingOfContent view={view} />
        <DeleteContent view={view} />
        <DiscardDraft view={view} />
      </aside>
    </div>
  );
}

function Head({ view: { status, creatorName } }: { readonly view: ContentView }) {
  const t = useTranslations('content');
  const words = useTranslations('status');
  return (
    <header className="flex flex-col gap-2">
      <Link
        href="/my"
        className="-ml-1 inline-flex min-h-8 items-center gap-1 self-start pr-2 text-14 text-soft hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t('back')}
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-28">
          <bdi>{status.title || t('untitled')}</bdi>
        </h1>
        <StatusBadge status={status.status} className="mt-1.5" />
      </div>
      <p className="flex flex-wrap items-center gap-x-3 text-soft">
        {creatorName === null || creatorName === status.artistName ? null : (
          <span>{t('uploadedBy', { name: creatorName })}</span>
        )}
        <span>
          <bdi>{status.artistName}</bdi>
          {status.artistName ? ' · ' : ''}
          {words(`type.${status.type}`)}
        </span>
        {status.registrationCode ? (
          <CopyCode code={status.registrationCode} className="text-14 text-ink lg:hidden" />
        ) : null}
      </p>
    </header>
  );
}

function Suspension({ view: { suspension } }: { readonly view: ContentView }) {
  const t = useTranslations('content.suspended');
  if (!suspension) return null;
  return (
    <section className="flex flex-col gap-2 rounded-md bg-you-tint px-4 py-3">
      <p className="font-semibold">
        {t.rich('title', { when: () => <Time at={suspension.since} /> })}
      </p>
      <p className="text-14">{t('text')}</p>
      <Quote label={t('cause')}>{suspension.cause}</Quote>
    </section>
  );
}
