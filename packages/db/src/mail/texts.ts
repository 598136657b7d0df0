import { readFileSync } from 'node:fs';

export type Language = 'ko' | 'en';
type Text = { readonly subject: string; readonly text: string };

const catalogueOf = (language: Language): Record<string, Text> =>
  JSON.parse(
    readFileSync(new URL(`../../messages/mail.${language}.json`, import.meta.url), 'utf8'),
  );

/** Every mail, in both languages. */
export const mailCatalogues = { ko: catalogueOf('ko'), en: catalogueOf('en') };

/** A mail's words in the reader's language, with `{names}` filled in. */
export function mailText(kind: string, language: Language, values: Record<string, string>): Text {
  const found = mailCatalogues[language][kind];
  if (!found) throw new Error(`no mail text for ${kind}`);
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  return { subject: fill(found.subject), text: fill(found.text) };
}
