import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import type { Locale } from '../../src/i18n/locale.ts';
import { namespaces } from '../../src/i18n/namespaces.ts';

type Values = Record<string, string | number | Date>;

/** The text of a message key as the pages show it. Throws for a key that is not there. */
export type Words = (key: string, values?: Values) => string;

function wordsIn(locale: Locale): Words {
  const folder = path.resolve(import.meta.dirname, '../../messages', locale);
  const read = (name: string) =>
    JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
  const messages = Object.fromEntries(namespaces.map((name) => [name, read(name)]));
  const translate = createTranslator({
    locale,
    messages,
    timeZone: 'UTC',
    onError: (error) => {
      throw error;
    },
  });
  // Tags of rich texts are taken off: a name on the page has none.
  return (key, values) => {
    const raw = String(translate.raw(key));
    if (!raw.includes('<')) return translate(key, values);
    const tags = [...raw.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (text: string) => text]);
    return translate.markup(key, { ...values, ...Object.fromEntries(tags) });
  };
}

/** What stands on the pages, by language: a test names what it presses as people read it. */
export const words: Readonly<Record<Locale, Words>> = { ko: wordsIn('ko'), en: wordsIn('en') };
