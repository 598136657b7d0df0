import { z } from 'zod';

/**
 * Characters that show nothing or reorder what is shown: controls, zero-width characters other than the
 * joiners emoji and Indic scripts need, bidirectional overrides and isolates (Unicode TR36, "bidi spoofing").
 */
const HIDDEN = /[\p{Cc}\u00AD\u200B\u2028\u2029\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** At least one character that shows something: joiners, marks of direction and fillers alone do not. */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Lone surrogates are no text: PostgreSQL and JSON readers refuse them. */
const wellFormed = (value: string) => value.toWellFormed().replaceAll('\uFFFD', '');

const orNothing = (value: string) => (VISIBLE.test(value) ? value : '');

/** A line as it is stored: NFC, nothing hidden, white space folded, trimmed. */
export function cleanLine(value: string): string {
  const cleaned = wellFormed(value)
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replaceAll(HIDDEN, '')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return orNothing(cleaned);
}

/** A text of several lines as it is stored: as {@link cleanLine}, line breaks kept (three or more become two). */
export function cleanText(value: string): string {
  const cleaned = wellFormed(value)
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map((part) => part.replaceAll('\t', ' ').replaceAll(HIDDEN, ''))
    .join('\n')
    .normalize('NFC')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return orNothing(cleaned);
}

/** A text that is still being typed, in UTF-16 units: as it is, without what PostgreSQL can't keep. */
export const typed = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => wellFormed(value).replaceAll('\0', ''));

/** A schema for one line of text a person wrote; lengths are in characters after cleaning. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .max(max * 8)
    .transform(cleanLine)
    .pipe(z.string().min(min).max(max));

/** A schema for a text of several lines; lengths are in characters after cleaning. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .max(max * 8)
    .transform(cleanText)
    .pipe(z.string().min(min).max(max));

/**
 * What two titles or names share when a person would call them the same: case, width, accents,
 * punctuation, brackets and spaces do not count. Used by the near-equal rule and its index.
 */
export function matchKey(value: string): string {
  const folded = value
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  // A name of signs alone ("!!!") still has to differ from another one.
  return folded === '' ? value.normalize('NFKC').trim() : folded;
}
