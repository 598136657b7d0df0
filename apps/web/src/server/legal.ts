import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

type Language = 'ko' | 'en';
export type Legal = {
  /** Changes with the texts: a consent names the texts it was given to. */
  readonly version: string;
  readonly texts: Readonly<Record<Language, { readonly terms: string; readonly privacy: string }>>;
};

const shipped = fileURLToPath(new URL('../../legal', import.meta.url));

/** Terms and privacy text in both languages, from the operator's folder or as shipped: terms.ko.md and so on. */
export function readLegal(folder: string = shipped): Legal {
  const read = (name: string, language: Language) =>
    readFileSync(path.join(folder, `${name}.${language}.md`), 'utf8');
  const of = (language: Language) => ({
    terms: read('terms', language),
    privacy: read('privacy', language),
  });
  const texts = { ko: of('ko'), en: of('en') };
  const version = createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12);
  return { version, texts };
}
