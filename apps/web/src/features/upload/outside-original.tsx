'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Documents } from './documents.tsx';
import type { Form } from './form.ts';
import type { ErrorOf } from './use-problems.ts';

type Outside = NonNullable<Form['outsideOriginal']>;
type Props = {
  readonly scope: () => ContentId;
  readonly outside: Outside;
  readonly errorOf: ErrorOf;
  readonly onChange: (make: (outside: Outside) => Outside) => void;
  readonly onRemove: () => void;
};

/** An original that is not on MusiCloud: what it is called, who wrote it, what stands behind it. */
export function OutsideOriginal({ scope, outside, errorOf, onChange, onRemove }: Props) {
  const t = useTranslations('upload.outside');
  const set = (part: Partial<Outside>) => onChange((now) => ({ ...now, ...part }));
  return (
    <fieldset className="flex flex-col gap-4 rounded-lg bg-sunk p-4">
      <legend className="float-left flex w-full items-center justify-between gap-2 text-14 font-semibold">
        {t('title')}
      </legend>
      <TextField
        id="field-outsideTitle"
        label={t('title2')}
        value={outside.title}
        error={errorOf('outsideTitle')}
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextField
        id="field-outsideWriters"
        label={t('writers')}
        hint={t('writersHint')}
        value={outside.writers}
        error={errorOf('outsideWriters')}
        onChange={(event) => set({ writers: event.target.value })}
      />
      <TextField
        id="field-outsideCode"
        label={t('code')}
        hint={t('codeHint')}
        optional
        value={outside.societyCode}
        error={errorOf('outsideCode')}
        onChange={(event) => set({ societyCode: event.target.value })}
      />
      <Documents
        scope={scope}
        label={t('documents')}
        hint={t('documentsHint')}
        value={outside.documents}
        onChange={(make) => onChange((now) => ({ ...now, documents: make(now.documents) }))}
      />
      <Button size="sm" look="quiet" className="-ml-2.5 self-start" onClick={onRemove}>
        {t('remove')}
      </Button>
    </fieldset>
  );
}
