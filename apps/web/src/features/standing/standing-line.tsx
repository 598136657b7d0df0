'use client';

import type { Use } from '@musicloud/domain/content/use';
import { type StandingAnswer, standingAnswers } from '@musicloud/domain/permission/terms';
import { useTranslations } from 'next-intl';
import { TextField } from '../../components/field.tsx';
import { Select, SelectBox } from '../../components/select.tsx';
import { most, type TermsForm, type TermsProblem, territories } from '../permission/terms.ts';
import { useTerritory } from '../permission/terms-list.tsx';
import type { Line } from './standing-form.ts';

type Props = {
  readonly use: Use;
  readonly line: Line;
  /** What the account's default answers; null where these are the defaults. */
  readonly byDefault: StandingAnswer | null;
  readonly problems: readonly TermsProblem[];
  readonly onChange: (line: Line) => void;
};

/** One kind of use: the answer to it, and the terms of a yes. */
export function StandingLine({ use, line, byDefault, problems, onChange }: Props) {
  const t = useTranslations('standing');
  const name = t(`use.${use}`);
  const answers = standingAnswers.map((answer) => ({
    value: answer,
    label: t(`answer.${answer}`),
    hint: t(`answerHint.${answer}`),
  }));
  const asDefault = byDefault && {
    value: 'default' as const,
    label: t('editor.default'),
    hint: t('editor.defaultIs', { answer: t(`answer.${byDefault}`) }),
  };
  return (
    <li className="flex flex-col gap-4 py-3.5">
      <div className="grid items-center gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="flex min-w-0 flex-col">
          <span className="font-semibold">{name}</span>
          <span className="text-14 text-soft">{t(`useHint.${use}`)}</span>
        </div>
        <SelectBox
          value={line.answer}
          options={asDefault ? [asDefault, ...answers] : answers}
          ariaLabel={t('editor.answerFor', { use: name })}
          onChange={(answer) => onChange({ ...line, answer })}
        />
      </div>
      {line.answer === 'grant' ? (
        <fieldset className="m-0 rounded-md bg-sunk p-4">
          <legend className="sr-only">{t('editor.termsFor', { use: name })}</legend>
          <TermsFields
            terms={line.terms}
            problems={problems}
            onChange={(terms) => onChange({ ...line, terms })}
          />
        </fieldset>
      ) : null}
    </li>
  );
}

type FieldsProps = {
  readonly terms: TermsForm;
  readonly problems: readonly TermsProblem[];
  readonly onChange: (terms: TermsForm) => void;
};

function TermsFields({ terms, problems, onChange }: FieldsProps) {
  const t = useTranslations('permission');
  const nameOf = useTerritory();
  const known = territories.some((one) => one === terms.territory);
  const places = known ? territories : [...territories, terms.territory];
  const wrong = (problem: TermsProblem, length = 0, max = 0) =>
    problems.includes(problem) ? t(`form.problem.${problem}`, { length, max }) : null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t('form.share')}
        hint={t('terms.honest')}
        error={wrong('share')}
        inputMode="decimal"
        autoComplete="off"
        className="sm:col-span-2"
        value={terms.share}
        onChange={({ target }) => onChange({ ...terms, share: target.value })}
      />
      <Select
        label={t('form.territory')}
        value={terms.territory}
        options={places.map((value) => ({ value: String(value), label: nameOf(value) }))}
        onChange={(territory) => onChange({ ...terms, territory })}
      />
      <TextField
        type="date"
        label={t('form.ends')}
        optional
        error={wrong('ends')}
        value={terms.lastDay}
        onChange={({ target }) => onChange({ ...terms, lastDay: target.value })}
      />
      <TextField
        label={t('form.credit')}
        optional
        hint={t('form.creditHint')}
        error={wrong('credit', terms.creditLine.length, most.credit)}
        autoComplete="off"
        className="sm:col-span-2"
        value={terms.creditLine}
        onChange={({ target }) => onChange({ ...terms, creditLine: target.value })}
      />
    </div>
  );
}
