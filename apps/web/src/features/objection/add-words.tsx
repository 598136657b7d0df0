'use client';

import { Addition } from '@musicloud/domain/objection/objection';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button.tsx';
import { FieldError, TextArea } from '../../components/field.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { linksOf } from './report-form.ts';

type Props = { readonly receipt: string; readonly additions: number };

/** Further evidence, or word that proceedings were begun. */
export function AddWords({ receipt, additions }: Props) {
  const t = useTranslations('objection');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const errorText = useErrorText();
  const [explanation, setExplanation] = useState('');
  const [links, setLinks] = useState('');
  const [problem, setProblem] = useState<'explanation' | 'links' | null>(null);
  const add = useMutation(
    trpc.objection.add.mutationOptions({
      onSuccess: (view) => {
        cache.setQueryData(trpc.objection.follow.queryKey({ receipt }), view);
        setExplanation('');
        setLinks('');
        toast.success(t('add.done'));
      },
    }),
  );
  const send = () => {
    const said = Addition.safeParse({ explanation, links: linksOf(links) });
    if (said.success) return add.mutate({ receipt, addition: said.data });
    const wrong = said.error.issues[0]?.path[0] === 'links' ? 'links' : 'explanation';
    setProblem(wrong);
    document.getElementById(`add-${wrong}`)?.focus();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) send();
      }}
    >
      <div>
        <h3 className="text-16 font-semibold">{t('add.title')}</h3>
        <p className="text-14 text-soft">{t('add.text')}</p>
        {additions > 0 ? (
          <p className="text-14 text-soft">{t('add.count', { count: additions })}</p>
        ) : null}
      </div>
      <TextArea
        id="add-explanation"
        label={t('add.explanation')}
        error={problem === 'explanation' ? t('problem.explanation') : null}
        value={explanation}
        onChange={({ target }) => {
          setExplanation(target.value);
          setProblem(null);
        }}
      />
      <TextArea
        id="add-links"
        label={t('links')}
        hint={t('linksHint')}
        optional
        rows={2}
        error={problem === 'links' ? t('problem.links') : null}
        value={links}
        onChange={({ target }) => {
          setLinks(target.value);
          setProblem(null);
        }}
      />
      <div role="alert" className="empty:hidden">
        {add.error ? <FieldError>{errorText(add.error)}</FieldError> : null}
      </div>
      <Button type="submit" look="primary" className="self-start" pending={add.isPending}>
        {t('add.send')}
      </Button>
    </form>
  );
}
