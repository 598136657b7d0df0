'use client';

import { useTranslations } from 'next-intl';
import type { Field, Problem, Problems } from './form.ts';

/** The sentence at a place of the form; null when nothing is wrong there. */
export type ErrorOf = (field: Field) => string | null;

/** Problems as sentences. */
export function useProblems(problems: Problems): ErrorOf {
  const t = useTranslations('upload.problem');
  const say = (field: Field, problem: Problem) =>
    problem.kind === 'too_long'
      ? t('too_long', { max: problem.max, length: problem.length })
      : t(problem.kind === 'never' ? 'never' : `missing.${field}`);
  return (field) => {
    const problem = problems[field];
    return problem ? say(field, problem) : null;
  };
}
