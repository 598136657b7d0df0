'use client';

import type { Claim } from '@musicloud/domain/objection/objection';
import { type ContentId, ObjectionId } from '@musicloud/domain/shared/ids';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { newContentId } from '../upload/ids.ts';
import { type ReportForm, type ReportProblem, reportOf } from './report-form.ts';

const empty = { claim: null as Claim | null, name: '', email: '', explanation: '', links: '' };

/** A report of a track being written. Sent again it is the same one, so that a lost answer files nothing twice. */
export function useReport(contentId: ContentId) {
  const trpc = useTRPC();
  const errorText = useErrorText();
  const language = useLocale() === 'en' ? 'en' : 'ko';
  const me = useQuery(trpc.account.me.queryOptions()).data ?? null;
  const [id] = useState(() => ObjectionId.parse(newContentId()));
  const [typed, setTyped] = useState<Partial<ReportForm>>({});
  const [problems, setProblems] = useState<readonly ReportProblem[]>([]);
  const file = useMutation(trpc.objection.file.mutationOptions());
  // Who is signed in need not write their name; they may.
  const known = me ? { name: me.name, email: me.email } : {};
  const form: ReportForm = { ...empty, ...known, ...typed };
  return {
    form,
    problems,
    pending: file.isPending,
    receipt: file.data?.receipt ?? null,
    error: file.error ? errorText(file.error) : null,
    change: (patch: Partial<ReportForm>) => {
      setTyped({ ...typed, ...patch });
      setProblems([]);
    },
    /** Sends it, or answers the first field that is wrong. */
    send: (): ReportProblem | null => {
      const said = reportOf(form);
      if ('report' in said) {
        if (!file.isPending) file.mutate({ id, contentId, language, report: said.report });
        return null;
      }
      setProblems(said.problems);
      return said.problems[0] ?? null;
    },
  };
}
