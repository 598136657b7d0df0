'use client';

import { ContentId } from '@musicloud/domain/shared/ids';
import type { ContentView, MeView } from '@musicloud/domain/status/views';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { LoadError } from '../../components/load-error.tsx';
import { domainErrorOf } from '../../lib/errors.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { MissingDraft } from './interruptions.tsx';
import { forgetOldDrafts, keptDraft, type LocalDraft } from './local-draft.ts';
import { UploadForm } from './upload-form.tsx';
import { UploadSkeleton } from './upload-skeleton.tsx';
import type { Start } from './use-draft.ts';

/** One stay on the page: a new form, or a draft that is gone on with. */
type Session = {
  readonly key: number;
  readonly id: string | null;
  /** False until the address holds the id of a form that has just become a draft. */
  readonly settled: boolean;
  readonly restore: boolean;
};

/** The page of uploads. The draft's id stands in the address, so that a reload finds it again. */
export function UploadScreen({ me }: { readonly me: MeView }) {
  const inAddress = useSearchParams().get('id');
  const [session, setSession] = useState<Session>({
    key: 0,
    id: inAddress,
    settled: true,
    restore: inAddress !== null,
  });
  if (!session.settled && inAddress === session.id) setSession({ ...session, settled: true });
  if (session.settled && inAddress !== session.id) {
    // "Upload" was pressed in the header, or Back in the browser: another form.
    setSession({ key: session.key + 1, id: inAddress, settled: true, restore: inAddress !== null });
  }
  const begin = (id: ContentId) => {
    setSession((now) => ({ ...now, id, settled: false }));
    window.history.replaceState(null, '', `/upload?id=${id}`);
  };
  const reopened = (view: ContentView) => {
    const { contentId: id } = view.status;
    setSession((now) => ({ key: now.key + 1, id, settled: now.settled, restore: true }));
  };
  useEffect(() => forgetOldDrafts(Date.now()), []);
  const shared = { me, onBegin: begin, onReopened: reopened };
  if (!session.restore) {
    return <UploadForm key={session.key} {...shared} start={fresh} originals={[]} />;
  }
  const id = ContentId.safeParse(session.id);
  if (!id.success) return <MissingDraft />;
  return <Restored key={session.key} {...shared} id={id.data} />;
}

const fresh: Start = { id: null, form: null, autofilled: {}, unsaved: false };

type RestoredProps = Omit<Parameters<typeof UploadForm>[0], 'start' | 'originals'> & {
  readonly id: ContentId;
};

/** A draft from the server; what this browser kept of it and the server has not seen goes first. */
function Restored({ id, ...shared }: RestoredProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const query = useQuery(trpc.content.get.queryOptions({ id }));
  // Undefined until the browser looked: the server can't know what it kept.
  const [kept, setKept] = useState<LocalDraft | null>();
  useEffect(() => setKept(keptDraft(id, shared.me.id)), [id, shared.me.id]);
  const [opened, setOpened] = useState<Start | null>(null);
  const view = query.data;
  if (opened === null && kept !== undefined) {
    const start = startOf(id, view ?? null, kept, query.isError);
    if (start) setOpened(start);
  }
  const submitted = opened === null && view !== undefined && view.form === null;
  useEffect(() => {
    if (submitted) router.replace(`/my/${id}`);
  }, [submitted, router, id]);
  if (opened) return <UploadForm {...shared} start={opened} originals={view?.originals ?? []} />;
  if (!query.isError || kept === undefined) return <UploadSkeleton />;
  if (domainErrorOf(query.error)?.code === 'NOT_FOUND') return <MissingDraft />;
  return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
}

function startOf(
  id: ContentId,
  view: ContentView | null,
  kept: LocalDraft | null,
  failed: boolean,
): Start | null {
  const fromHere = kept && { id, form: kept.form, autofilled: kept.autofilled, unsaved: true };
  if (view) {
    if (view.form === null) return null;
    if (kept?.unsaved) return fromHere;
    return { id, form: view.form, autofilled: kept?.autofilled ?? {}, unsaved: false };
  }
  // Never saved, or not to be reached right now: what is here is all there is.
  return failed && kept?.unsaved ? fromHere : null;
}
