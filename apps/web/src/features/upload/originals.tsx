'use client';

import type { ContentId } from '@musicloud/domain/shared/ids';
import type { OriginalChoice } from '@musicloud/domain/status/views';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { FieldError } from '../../components/field.tsx';
import type { Form } from './form.ts';
import { OriginalFace, OriginalSearch } from './original-search.tsx';
import { OutsideOriginal } from './outside-original.tsx';
import type { ErrorOf } from './use-problems.ts';

const MOST = 10;
const blankOutside = { title: '', writers: '', societyCode: '', documents: [] };

type Props = {
  readonly scope: () => ContentId;
  readonly form: Form;
  /** What is known of originals chosen earlier. */
  readonly known: readonly OriginalChoice[];
  readonly errorOf: ErrorOf;
  readonly change: (make: (form: Form) => Form) => void;
  /** Whose permission the registered ones need. */
  readonly children: ReactNode;
};

/** The originals of a cover or derivative: registered ones by search, one outside by its facts. */
export function Originals({ scope, form, known, errorOf, change, children }: Props) {
  const t = useTranslations('upload');
  const id = useId();
  const [picked, setPicked] = useState<readonly OriginalChoice[]>([]);
  const outsideBefore = useRef(blankOutside);
  const find = (one: ContentId) => [...picked, ...known].find((each) => each.contentId === one);
  const choices = form.originalIds.map((one) => ({ id: one, original: find(one) }));
  const choose = (choice: OriginalChoice) => {
    setPicked((before) => [...before, choice]);
    change((now) => ({ ...now, originalIds: [...now.originalIds, choice.contentId] }));
  };
  const drop = (one: ContentId) =>
    change((now) => ({ ...now, originalIds: now.originalIds.filter((each) => each !== one) }));
  const outside = form.outsideOriginal;
  const error = errorOf('originals');
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1.5">
        <span id={`${id}-label`} className="text-14 font-semibold">
          {t('originals.label')}
        </span>
        {choices.length > 0 ? (
          <ul aria-label={t('originals.chosen')} className="flex flex-col gap-2">
            {choices.map((one) => (
              <Chosen key={one.id} original={one.original} onRemove={() => drop(one.id)} />
            ))}
          </ul>
        ) : null}
        {choices.length < MOST ? (
          <OriginalSearch
            id="field-originals"
            chosen={form.originalIds}
            labelledBy={`${id}-label`}
            describedBy={`${id}-hint`}
            invalid={error !== null}
            onChoose={choose}
          />
        ) : null}
        <span id={`${id}-hint`} className="text-14 text-faint">
          {error ? <FieldError>{error}</FieldError> : t('originals.hint')}
        </span>
      </div>
      {children}
      {outside ? (
        <OutsideOriginal
          scope={scope}
          outside={outside}
          errorOf={errorOf}
          onChange={(make) =>
            change((now) =>
              now.outsideOriginal ? { ...now, outsideOriginal: make(now.outsideOriginal) } : now,
            )
          }
          onRemove={() => {
            outsideBefore.current = { ...outside, documents: [] };
            change((now) => ({ ...now, outsideOriginal: null }));
          }}
        />
      ) : (
        <Button
          size="sm"
          className="self-start"
          onClick={() => change((now) => ({ ...now, outsideOriginal: outsideBefore.current }))}
        >
          {t('originals.toOutside')}
        </Button>
      )}
    </div>
  );
}

function Chosen({
  original,
  onRemove,
}: {
  readonly original: OriginalChoice | undefined;
  readonly onRemove: () => void;
}) {
  const t = useTranslations('upload.originals');
  return (
    <li className="flex items-center gap-3 rounded-md bg-raised px-3 py-2 ring-1 ring-line">
      <span className="grid min-w-0 flex-1 grid-cols-[5rem_minmax(0,1fr)] items-center gap-3">
        {original ? (
          <OriginalFace original={original} />
        ) : (
          <span className="col-span-2 text-14 text-soft">{t('gone')}</span>
        )}
      </span>
      <IconButton
        size="sm"
        label={t('remove', { title: original?.title ?? '' })}
        onClick={onRemove}
      >
        <X aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}
