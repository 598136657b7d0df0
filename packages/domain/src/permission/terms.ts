import { z } from 'zod';
import { type Use, uses } from '../content/use.ts';
import { line, text } from '../shared/text.ts';

/** A whole in basis points: 10,000 are 100 %. */
export const WHOLE = 10_000;

/** Where a permission holds: ISO 3166-1 alpha-2, or the world. */
export const Territory = z.union([z.literal('world'), z.string().regex(/^[A-Z]{2}$/)]);

/**
 * The terms two people agree on. The share is the author's, in basis points; MusiCloud moves no money.
 * `endsAt` null: without end.
 */
export const Terms = z.object({
  shareBps: z.int().min(0).max(WHOLE),
  territory: Territory.default('world'),
  endsAt: z.coerce.date().nullable().default(null),
  /** How the author wants to be named; empty: as credited. */
  creditLine: line(200, 0).default(''),
  note: text(1000).default(''),
});
export type Terms = z.infer<typeof Terms>;

/** Nothing but the permission itself. */
export const plainTerms: Terms = Terms.parse({ shareBps: 0 });

/** What an author says of a kind of use in advance. */
export const standingAnswers = ['grant', 'ask', 'never'] as const;
export type StandingAnswer = (typeof standingAnswers)[number];

/** The standing term (사전 이용허락 조건) of one kind of use. */
export const StandingTerm = z.object({ answer: z.enum(standingAnswers), terms: Terms });
export type StandingTerm = z.infer<typeof StandingTerm>;

/** Standing terms by kind of use. A kind that is not there is asked for. */
export const StandingTerms = z.partialRecord(z.enum(uses), StandingTerm);
export type StandingTerms = z.infer<typeof StandingTerms>;

const asked: StandingTerm = { answer: 'ask', terms: plainTerms };

/** What holds for a use of an original: its own term, else its author's default, else `ask`. */
export function standingTermOf(
  use: Use | null,
  own: StandingTerms | null,
  byDefault: StandingTerms | null,
): StandingTerm {
  if (use === null) return asked;
  return own?.[use] ?? byDefault?.[use] ?? asked;
}

/** What joint authors say together: one never refuses, and only all of them grant at once. */
export function sayingTogether(said: readonly StandingTerm[]): StandingTerm {
  const says = (answer: StandingAnswer) => said.filter((one) => one.answer === answer);
  const [never] = says('never');
  const [granted] = says('grant');
  const [open] = says('ask');
  return never ?? open ?? granted ?? asked;
}

/** Whether terms have run out; those without an end never do. */
export const isOver = ({ endsAt }: Terms, now: Date): boolean => endsAt !== null && endsAt <= now;

/** A term that holds now: one that has run out grants nothing any more, and its author is asked. */
export const inForce = (term: StandingTerm, now: Date): StandingTerm =>
  isOver(term.terms, now) ? { answer: 'ask', terms: plainTerms } : term;
