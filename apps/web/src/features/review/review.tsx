'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import type { ReviewDetail } from '@musicloud/domain/status/views';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { useKeys } from '../../lib/use-keys.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { Timeline } from '../content/timeline.tsx';
import { Evidence } from './evidence.tsx';
import { ReviewHeading } from './review-heading.tsx';
import { ReviewSkeleton } from './review-skeleton.tsx';
import { SettleBar } from './settle-bar.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { Sides } from './sides.tsx';
import { useSettle } from './use-settle.ts';

type Props = {
  readonly id: ContentId;
  /** Whether the queue, as last heard of, still holds it. */
  readonly queued: boolean;
  readonly previous: ContentId | null;
  readonly next: ContentId | null;
  readonly onStep: (id: ContentId | null) => void;
  /** To the queue; on a phone only. */
  readonly onBack: () => void;
  /** With the sentence that says what was done. */
  readonly onSettled: (id: string, text: string) => void;
};

/** One review, opened: everything one needs to judge, and the verdicts. */
export function Review(props: Props) {
  const t = useTranslations('review');
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.review.queryOptions({ id: props.id }));
  const lost = query.isError && domainErrorOf(query.error)?.code === 'NOT_FOUND';
  const title = query.data?.content.status.title ?? '';
  const hasOriginals = (query.data?.content.decision?.originals.length ?? 0) > 0;
  const settle = useSettle(props.id, (id, verdict) => {
    const done = verdict === 'approve' && hasOriginals ? 'approve.doneWaits' : `${verdict}.done`;
    props.onSettled(id, t(done as 'approve.done', { title }));
  });
  useKeys({ KeyJ: () => props.onStep(props.next), KeyK: () => props.onStep(props.previous) });
  const { refetch } = query;
  const left = !props.queued && query.data?.content.status.status === 'in_review';
  useEffect(() => {
    // It left the queue, perhaps by another admin's hand: what became of it?
    if (left) void refetch();
  }, [left, refetch]);
  // Words being written stay until they are sent or taken back, whatever became of the song.
  const waits = query.data?.content.status.status === 'in_review' || settle.verdict !== null;
  return (
    <div className="flex flex-col gap-8 pt-5 lg:pt-8">
      <Button
        look="quiet"
        size="sm"
        className="-ml-2.5 self-start lg:hidden"
        onClick={props.onBack}
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t('back')}
      </Button>
      {query.isPending ? <ReviewSkeleton /> : null}
      {query.isError && !lost ? (
        <LoadError
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
      {lost ? <Gone onBack={props.onBack} /> : null}
      {query.data && waits ? <Open {...props} review={query.data} settle={settle} /> : null}
      <SettleDialog settle={settle} id={props.id} title={title} hasOriginals={hasOriginals} />
      {query.data && !waits ? (
        <>
          <Gone onBack={props.onBack} />
          <Reading review={query.data} />
        </>
      ) : null}
    </div>
  );
}

type OpenProps = Pick<Props, 'previous' | 'next' | 'onStep'> & {
  readonly review: ReviewDetail;
  readonly settle: ReturnType<typeof useSettle>;
};

/** One that waits: with the verdicts and their keys. */
function Open({ review, settle, previous, next, onStep }: OpenProps) {
  useKeys({
    KeyA: () => settle.ask('approve'),
    KeyR: () => settle.ask('reject'),
    KeyN: () => settle.ask('ask'),
  });
  return (
    <>
      <Reading review={review} />
      <SettleBar
        onAsk={settle.ask}
        onPrevious={previous && (() => onStep(previous))}
        onNext={next && (() => onStep(next))}
      />
    </>
  );
}

function Reading({ review }: { readonly review: ReviewDetail }) {
  return (
    <>
      <ReviewHeading review={review} />
      <Sides review={review} />
      <Evidence review={review} />
      <div className="pb-8">
        <Timeline entries={review.content.timeline} />
      </div>
    </>
  );
}

/** It left the queue while it was open, or before. */
function Gone({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('review.gone');
  return (
    <Empty title={t('title')} action={<Button onClick={onBack}>{t('action')}</Button>}>
      {t('text')}
    </Empty>
  );
}
