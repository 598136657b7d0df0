import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '@musicloud/domain/account/account';
import { contentTypes, visibilities } from '@musicloud/domain/content/content';
import { aiUses, creditRoles, societies } from '@musicloud/domain/content/credits';
import { outcomes, ruleIds } from '@musicloud/domain/copyright/decision';
import { claims } from '@musicloud/domain/objection/objection';
import { causes } from '@musicloud/domain/permission/permission';
import { errorCodes } from '@musicloud/domain/shared/errors';
import { eventTypes } from '@musicloud/domain/shared/events';
import { nextActors, statuses } from '@musicloud/domain/status/status';
import { describe, expect, it } from 'vitest';
import { locales } from '../src/i18n/locale.ts';
import { namespaces } from '../src/i18n/namespaces.ts';
import { stepNames, waits } from '../src/lib/status.ts';

type Texts = { readonly [key: string]: string | Texts };
const read = (locale: string, namespace: string): Texts =>
  JSON.parse(readFileSync(join(import.meta.dirname, locale, `${namespace}.json`), 'utf8'));

/** Every text of a file by its whole key. */
function flat(texts: Texts, prefix: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [deep, text] of flat(value, `${prefix}${key}.`)) found.set(deep, text);
  }
  return found;
}
const catalogues = Object.fromEntries(
  locales.map((locale) => [
    locale,
    new Map(namespaces.flatMap((name) => [...flat(read(locale, name), `${name}.`)])),
  ]),
) as Record<(typeof locales)[number], Map<string, string>>;

/** Where the brace that opens at `from` closes. */
function closeOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** What a text asks to be filled in: {name}, <tag>, and what the branches of a plural or select ask for. */
function holesOf(text: string): Set<string> {
  const holes = new Set([...text.matchAll(/<(\w+)>/g)].map(([tag]) => tag));
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', closeOf(text, at))) {
    const inside = text.slice(at + 1, closeOf(text, at));
    const [name = ''] = inside.split(',');
    holes.add(name.trim());
    for (let from = inside.indexOf('{'); from !== -1; ) {
      const end = closeOf(inside, from);
      for (const hole of holesOf(inside.slice(from + 1, end))) holes.add(hole);
      from = inside.indexOf('{', end);
    }
  }
  return holes;
}

describe('the message catalogues', () => {
  it('hold one file a namespace in each language, and no other', () => {
    const expected = namespaces.map((name) => `${name}.json`).sort();
    for (const locale of locales) {
      expect(readdirSync(join(import.meta.dirname, locale)).sort()).toEqual(expected);
    }
  });

  it('have the same keys in Korean and English', () => {
    expect([...catalogues.ko.keys()].sort()).toEqual([...catalogues.en.keys()].sort());
  });

  it('ask for the same values in both', () => {
    const differing = [...catalogues.ko].filter(([key, text]) => {
      const other = catalogues.en.get(key) ?? '';
      return [...holesOf(text)].sort().join() !== [...holesOf(other)].sort().join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leave nothing empty, shout nowhere, and speak 해요체', () => {
    for (const [locale, texts] of Object.entries(catalogues)) {
      for (const [key, text] of texts) {
        expect(text.trim(), `${locale} ${key}`).not.toBe('');
        expect(text, `${locale} ${key}`).not.toMatch(/[!！]/);
        if (locale === 'ko') expect(text, key).not.toMatch(/(습니다|습니까|하십시오|입니다)/);
      }
    }
  });
});

describe('what the domain can say has its text', () => {
  const needed: readonly (readonly [string, readonly string[]])[] = [
    ['errors', errorCodes],
    ['name', statuses],
    ['now', statuses],
    ['wait', waits],
    ['who', nextActors],
    ['whoForOthers', nextActors],
    ['strip', stepNames],
    ['type', contentTypes],
    ['visibility', visibilities],
    ['credit', creditRoles],
    ['society', societies],
    ['ai', aiUses],
    ['accountRole', roles],
    ['outcome', outcomes],
    ['rule', ruleIds],
    ['event', eventTypes],
    ['match', ['same_bytes', 'near_name']],
    ['sound', ['bytes', 'none']],
    ['actor', ['you', 'creator', 'author', 'admin', 'service', 'claimant']],
    ['claim', claims],
    ['cause', causes],
  ];
  it.each(needed)('status.%s', (group, names) => {
    for (const name of names) {
      for (const locale of locales) {
        expect(catalogues[locale].get(`status.${group}.${name}`), `${locale} ${name}`).toBeTruthy();
      }
    }
  });
});

describe('what the pages ask for exists', () => {
  const source = join(import.meta.dirname, '../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/^server[/\\]/.test(name),
  );
  const makers =
    /(?:const (\w+) = (?:await )?(?:useTranslations|getTranslations)|\(await getTranslations)\('([\w.]+)'\)/g;

  it.each(files)('%s', (file) => {
    const code = readFileSync(join(source, file), 'utf8');
    const names = new Map<string, Set<string>>();
    for (const [, name = '', space = ''] of code.matchAll(makers)) {
      if (name) names.set(name, (names.get(name) ?? new Set()).add(space));
    }
    for (const [name, spaces] of names) {
      const asked = code.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\(\\s*'([^']+)'`, 'g'));
      for (const [, key] of asked) {
        // One file may give the same name to translators of several namespaces: one of them has to know it.
        const known = [...spaces].some((space) => catalogues.ko.has(`${space}.${key}`));
        expect(known, `${name}('${key}') in ${[...spaces].join(' or ')}`).toBe(true);
      }
    }
  });
});
