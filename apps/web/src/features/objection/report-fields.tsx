'use client';

import { claims } from '@musicloud/domain/objection/objection';
import { useTranslations } from 'next-intl';
import { RadioGroup } from '../../components/choice.tsx';
import { FieldError, TextArea, TextField } from '../../components/field.tsx';
import type { ReportProblem } from './report-form.ts';
import type { useReport } from './use-report.ts';

type Props = { readonly id: string; readonly report: ReturnType<typeof useReport> };

/** What is claimed, what proves it, and who is written to. */
export function ReportFields({ id, report: { form, problems, error, change, send } }: Props) {
  const t = useTranslations('objection');
  const status = useTranslations('status');
  const wrong = (problem: ReportProblem) =>
    problems.includes(problem) ? t(`problem.${problem}`) : null;
  const submit = () => {
    const problem = send();
    if (problem === null) return;
    const field = document.getElementById(`${id}-${problem}`);
    (problem === 'claim' ? field?.querySelector<HTMLElement>('[role=radio]') : field)?.focus();
  };
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div id={`${id}-claim`}>
        <RadioGroup
          label={t('claim')}
          error={wrong('claim')}
          value={form.claim ?? ('' as 'other')}
          options={claims.map((value) => ({ value, label: status(`claim.${value}`) }))}
          onChange={(claim) => change({ claim })}
        />
      </div>
      <TextArea
        id={`${id}-explanation`}
        label={t('explanation')}
        hint={t('explanationHint')}
        error={wrong('explanation')}
        value={form.explanation}
        onChange={({ target }) => change({ explanation: target.value })}
      />
      <TextArea
        id={`${id}-links`}
        label={t('links')}
        hint={t('linksHint')}
        optional
        rows={2}
        inputMode="url"
        error={wrong('links')}
        value={form.links}
        onChange={({ target }) => change({ links: target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          id={`${id}-name`}
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="name"
          error={wrong('name')}
          value={form.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <TextField
          id={`${id}-email`}
          type="email"
          label={t('email')}
          hint={t('emailHint')}
          autoComplete="email"
          error={wrong('email')}
          value={form.email}
          onChange={({ target }) => change({ email: target.value })}
        />
      </div>
      <p className="text-14 text-soft">{t('honest')}</p>
      <div role="alert" className="empty:hidden">
        {error ? <FieldError>{error}</FieldError> : null}
      </div>
    </form>
  );
}
