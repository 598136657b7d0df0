import { type Terms, WHOLE } from '@musicloud/domain/permission/terms';
import type { PermissionView } from '@musicloud/domain/permission/views';

/** Terms while they are being written. */
export type TermsForm = {
  /** Percent, as typed. */
  readonly share: string;
  readonly territory: string;
  /** The last day, as a date field has it (2027-03-31); empty: no end. */
  readonly lastDay: string;
  readonly creditLine: string;
  readonly note: string;
};
export type TermsProblem = 'share' | 'ends' | 'credit' | 'note';
/** The longest texts the procedures take, in characters. */
export const most = { credit: 200, note: 1000, reason: 1000 } as const;

/** Percent as typed, as basis points; null when it is none from 0 to 100 with up to two decimals. */
export function bpsOf(typed: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.trim()) ?? [];
  if (whole === '') return null;
  const bps = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return bps <= WHOLE ? bps : null;
}

/** Basis points as a person types percent: 1250 is 12.5. */
export const percentOf = (bps: number): string => String(bps / 100);

const two = (number: number) => String(number).padStart(2, '0');
const dayOf = (date: Date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** The last moment of terms with an end; they are over the moment after. */
export const lastMoment = (endsAt: string): Date => new Date(Date.parse(endsAt) - 1);

/** The moment after the last day, here; null for one that is no date. */
function endOf(lastDay: string): Date | null {
  const [year, month, day] = lastDay.split('-').map(Number);
  if (!year || !month || !day) return null;
  return new Date(year, month - 1, day + 1);
}

/** A form that says what terms say. */
export const formOf = (terms: PermissionView['terms']): TermsForm => ({
  share: percentOf(terms.shareBps),
  territory: terms.territory,
  lastDay: terms.endsAt ? dayOf(lastMoment(terms.endsAt)) : '',
  creditLine: terms.creditLine,
  note: terms.note,
});

/** What a form says as terms, or what is wrong with it. */
export function termsOf(
  form: TermsForm,
  now: Date,
): { readonly terms: Terms } | { readonly problems: readonly TermsProblem[] } {
  const shareBps = bpsOf(form.share);
  const endsAt = form.lastDay === '' ? null : endOf(form.lastDay);
  const problems: TermsProblem[] = [];
  if (shareBps === null) problems.push('share');
  if (form.lastDay !== '' && (endsAt === null || endsAt <= now)) problems.push('ends');
  if (form.creditLine.length > most.credit) problems.push('credit');
  if (form.note.length > most.note) problems.push('note');
  if (shareBps === null || problems.length > 0) return { problems };
  const { territory, creditLine, note } = form;
  return { terms: { shareBps, territory, endsAt, creditLine, note } };
}

/** Where most music is heard: the world first, then by the sound of their names on the page. */
export const territories = [
  'world',
  ...['KR', 'JP', 'US', 'CN', 'TW', 'HK', 'TH', 'VN', 'ID', 'PH', 'SG', 'MY', 'IN', 'AU'],
  ...['GB', 'FR', 'DE', 'ES', 'IT', 'NL', 'SE', 'CA', 'MX', 'BR'],
] as const;
