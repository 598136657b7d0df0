import { type Claim, Report } from '@musicloud/domain/objection/objection';

/** A report as it is typed. */
export type ReportForm = {
  readonly claim: Claim | null;
  readonly name: string;
  readonly email: string;
  readonly explanation: string;
  /** One address a line. */
  readonly links: string;
};
export type ReportProblem = 'claim' | 'name' | 'email' | 'explanation' | 'links';

/** The addresses in a field, one a line; empty lines say nothing. */
export const linksOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is typed as a report, or what is wrong with it, in the order of the form. */
export function reportOf(form: ReportForm): { report: Report } | { problems: ReportProblem[] } {
  const parsed = Report.safeParse({ ...form, links: linksOf(form.links) });
  if (parsed.success) return { report: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  const order = ['claim', 'explanation', 'links', 'name', 'email'] as const;
  return { problems: order.filter((field) => wrong.has(field)) };
}
