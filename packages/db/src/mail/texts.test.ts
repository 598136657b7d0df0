import { outcomes } from '@musicloud/domain/copyright/decision';
import { type DomainEvent, eventTypes } from '@musicloud/domain/shared/events';
import { jobsFor } from '@musicloud/domain/shared/jobs';
import { describe, expect, test } from 'vitest';
import { mailCatalogues, mailText } from './texts.ts';

/** Every mail that can be asked for: of an account, and of each event a creator or a claimant is told of. */
const ofEvents = eventTypes.flatMap((type) => {
  const kinds = type === 'copyright.decided' ? outcomes : [null];
  return kinds.flatMap((outcome) => {
    const event = { type, payload: { contentId: 'c', assetId: 'a', outcome } };
    const told = jobsFor(event as unknown as DomainEvent).map((job) => job.name);
    const ofCreator = told.includes('tell-creator')
      ? [outcome ? `copyright.${outcome}` : type]
      : [];
    const ofClaimant = told.includes('tell-claimant') ? [`claimant.${type.slice(10)}`] : [];
    return [...ofCreator, ...ofClaimant];
  });
});
const kinds = ['verify', 'reset', ...ofEvents];
const values = {
  name: 'NAME',
  title: 'TITLE',
  code: 'CODE',
  note: 'NOTE',
  url: 'https://URL',
  receipt: 'RECEIPT',
  date: 'DATE',
};

describe.each(['ko', 'en'] as const)('in %s', (language) => {
  test.each(kinds)('%s has its words, and none of its values is missing', (kind) => {
    const { subject, text } = mailText(kind, language, values);
    expect(subject.length).toBeGreaterThan(3);
    expect(text).toContain('NAME');
    expect(text).toContain('https://URL');
    expect(subject + text).not.toMatch(/[{}]/);
    expect(/[가-힣]/.test(subject + text)).toBe(language === 'ko');
  });

  test('a value is text, whatever it looks like', () => {
    const { text } = mailText('source.registered', language, { ...values, title: '{code} $& $1' });
    expect(text).toContain('{code} $& $1');
  });
});

test('both languages have the same mails, none left over but that of approval', () => {
  const [ko, en] = [Object.keys(mailCatalogues.ko), Object.keys(mailCatalogues.en)];
  expect(ko.toSorted()).toEqual(en.toSorted());
  const extra = en.filter((kind) => !kinds.includes(kind));
  expect(extra.filter((kind) => kind !== 'copyright.approved')).toEqual([]);
});
