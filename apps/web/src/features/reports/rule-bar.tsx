'use client';

import type { Ruling } from '@musicloud/domain/objection/objection';
import type { ObjectionDetail } from '@musicloud/domain/objection/views';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button, type ButtonLook } from '../../components/button.tsx';
import { AlertDialog } from '../../components/dialog.tsx';
import { NoteDialog } from '../../components/note-dialog.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';

type Kind = Ruling['kind'];
const looks: Readonly<Record<Kind, ButtonLook>> = {
  uphold: 'danger',
  dismiss: 'plain',
  reopen: 'plain',
  proceed: 'plain',
  unproceed: 'plain',
  lift: 'primary',
};

/** What an admin can do with a report now; each asks for the words both sides will read. */
export function RuleBar({ report }: { readonly report: ObjectionDetail }) {
  const t = useTranslations('reports');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const errorText = useErrorText();
  const [asked, ask] = useState<Kind | null>(null);
  const { id } = report;
  const again = () => void cache.invalidateQueries({ queryKey: trpc.admin.pathKey() });
  const rule = useMutation(
    trpc.admin.rule.mutationOptions({
      onSuccess: (view, { kind }) => {
        ask(null);
        cache.setQueryData(trpc.admin.objection.queryKey({ id }), view);
        toast.success(t(`act.${kind}.done`, { title: report.status.title }));
        again();
      },
      // Perhaps someone else was faster: what is shown is asked for again.
      onError: again,
    }),
  );
  const close = () => {
    rule.reset();
    ask(null);
  };
  const kind = asked ?? 'uphold';
  const wordless = kind === 'reopen' || kind === 'unproceed';
  const error = rule.error ? errorText(rule.error) : null;
  const send = (note: string) => rule.mutate({ id, kind, note });
  return (
    <div
      role="toolbar"
      aria-label={t('acts')}
      className="sticky bottom-(--bottom-bar,0px) z-10 -mx-4 flex flex-wrap items-center gap-2 border-t border-line bg-paper px-4 py-3 sm:-mx-8 sm:px-8 lg:mx-0 lg:px-0"
    >
      {report.rulings.map((one) => (
        <Button key={one} look={looks[one]} onClick={() => ask(one)}>
          {t(`act.${one}.name`)}
        </Button>
      ))}
      <NoteDialog
        key={`${id}-${asked}`}
        open={asked !== null && !wordless}
        onClose={close}
        title={t(`act.${kind}.title`, { title: report.status.title })}
        text={t(`act.${kind}.text`)}
        label={t('words')}
        hint={t('wordsHint')}
        required={t('wordsRequired')}
        confirm={t(`act.${kind}.name`)}
        look={looks[kind] === 'danger' ? 'danger' : 'primary'}
        pending={rule.isPending}
        error={error}
        onConfirm={send}
      />
      <AlertDialog
        open={asked !== null && wordless}
        onOpenChange={(next) => (next ? undefined : close())}
        title={t(`act.${kind}.title`, { title: report.status.title })}
        description={error ?? t(`act.${kind}.text`)}
        confirm={t(`act.${kind}.name`)}
        danger={false}
        pending={rule.isPending}
        onConfirm={() => send('')}
      />
    </div>
  );
}
