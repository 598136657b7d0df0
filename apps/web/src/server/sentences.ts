import { readFileSync } from 'node:fs';
import type { ErrorCode } from '@musicloud/domain/shared/errors';

type Language = 'ko' | 'en';

const sentencesOf = (language: Language): Record<ErrorCode, string> =>
  JSON.parse(
    readFileSync(new URL(`../../messages/${language}/status.json`, import.meta.url), 'utf8'),
  ).errors;
const sentences = { ko: sentencesOf('ko'), en: sentencesOf('en') };

/** The sentence of an error for a program's user, in the language the request prefers; English otherwise. */
export function sentenceOf(code: ErrorCode, acceptLanguage: string | undefined): string {
  const language = /^\s*ko\b/i.test(acceptLanguage ?? '') ? 'ko' : 'en';
  return sentences[language][code];
}
