import type { Use } from '@musicloud/domain/content/use';
import { plainTerms, type StandingAnswer } from '@musicloud/domain/permission/terms';
import type { RouterInputs, RouterOutputs } from '../../server/router.ts';
import { formOf, type TermsForm, type TermsProblem, termsOf } from '../permission/terms.ts';

/** What an author said in advance, as it is read and as it is written. */
export type Standing = RouterOutputs['permission']['standing'];
export type StandingInput = RouterInputs['permission']['setStanding']['terms'];

/** One kind of use as it stands in the form, its terms as they are typed. */
export type Line = {
  /** `default`: nothing is said here, the account's default holds. */
  readonly answer: StandingAnswer | 'default';
  readonly terms: TermsForm;
};
export type Lines = Partial<Record<Use, Line>>;
/** What is wrong with the terms of a use. */
export type Problems = Partial<Record<Use, readonly TermsProblem[]>>;

const noTerms = formOf({ ...plainTerms, endsAt: null });

/** What is said of a use, as a line of the form. `unsaid` stands where nothing is. */
export function lineOf(said: Standing[Use], unsaid: 'default' | 'ask'): Line {
  if (!said) return { answer: unsaid, terms: noTerms };
  return { answer: said.answer, terms: formOf(said.terms) };
}

/** The lines as they are saved, over what is said of other uses; or what is wrong, by use. */
export function standingOf(
  before: Standing,
  lines: Lines,
  now: Date,
): { terms: StandingInput } | { problems: Problems } {
  const terms: StandingInput = { ...before };
  const problems: Problems = {};
  for (const [use, line] of Object.entries(lines) as [Use, Line][]) {
    // Terms belong to a yes: what was filled in before another answer was chosen is neither kept nor checked.
    const said = line.answer === 'grant' ? termsOf(line.terms, now) : { terms: plainTerms };
    if ('problems' in said) problems[use] = said.problems;
    else if (line.answer === 'default') delete terms[use];
    else terms[use] = { answer: line.answer, terms: said.terms };
  }
  return Object.keys(problems).length > 0 ? { problems } : { terms };
}
