import { readFileSync } from 'node:fs';
import { ruleIds } from '@musicloud/domain/copyright/decision';
import { errorCodes } from '@musicloud/domain/shared/errors';
import { eventTypes } from '@musicloud/domain/shared/events';
import { statuses } from '@musicloud/domain/status/status';
import { describe, expect, test } from 'vitest';
import { answers } from './errors.ts';
import { sentenceOf } from './sentences.ts';

const languages = ['ko', 'en'] as const;
const catalogue = (language: string) =>
  JSON.parse(
    readFileSync(new URL(`../../messages/${language}/status.json`, import.meta.url), 'utf8'),
  );

describe.each(errorCodes)('%s', (code) => {
  test('has an answer that is an error', () => {
    expect(answers[code].status).toBeGreaterThanOrEqual(400);
    expect(answers[code].status).toBeLessThan(600);
  });

  test.each(languages)('has a sentence in %s', (language) => {
    const sentence = sentenceOf(code, language);
    expect(sentence).toMatch(/[.!?다요]$/);
    expect(sentence.length).toBeGreaterThan(10);
    expect(/[가-힣]/.test(sentence)).toBe(language === 'ko');
  });
});

test('no sentence is left over', () => {
  for (const language of languages) {
    expect(Object.keys(catalogue(language).errors).toSorted()).toEqual([...errorCodes].toSorted());
  }
});

test.each(languages)('every rule, status and event has its words in %s', (language) => {
  const words = catalogue(language);
  for (const rule of ruleIds) expect(JSON.stringify(words.rule), rule).toContain(`"${rule}"`);
  for (const status of statuses) expect(words.name, status).toHaveProperty([status]);
  for (const type of eventTypes) {
    const key = type.split('.');
    const found = words.event[type] ?? key.reduce((part, name) => part?.[name], words.event);
    expect(found, type).toBeTruthy();
  }
});
