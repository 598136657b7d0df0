import { describe, expect, test } from 'vitest';
import { type Line, lineOf, type Standing, standingOf } from './standing-form.ts';

const now = new Date('2026-11-23T12:00:00');
const typed = {
  share: '12,5',
  territory: 'KR',
  lastDay: '2027-01-31',
  creditLine: 'After TIKITIK',
  note: '',
};
const grant: Line = { answer: 'grant', terms: typed };
const plain = { shareBps: 0, territory: 'world', endsAt: null, creditLine: '', note: '' };
const never = { answer: 'never', terms: plain } as const;
const before: Standing = {
  plain_cover: { answer: 'grant', terms: { ...plain, shareBps: 1250, note: 'As agreed' } },
  remix: never,
};

describe('a line', () => {
  test('shows what is said, and what is not as the default or as asking', () => {
    expect(lineOf(before.plain_cover, 'default')).toMatchObject({
      answer: 'grant',
      terms: { share: '12.5', territory: 'world', lastDay: '', note: 'As agreed' },
    });
    expect(lineOf(undefined, 'default').answer).toBe('default');
    expect(lineOf(undefined, 'ask')).toMatchObject({ answer: 'ask', terms: { share: '0' } });
  });
});

describe('what is saved', () => {
  test('keeps the uses outside the form, and takes out what goes back to the default', () => {
    const lines = { plain_cover: { ...grant, answer: 'default' as const }, sample: grant };
    expect(standingOf(before, lines, now)).toEqual({
      terms: {
        remix: never,
        sample: {
          answer: 'grant',
          terms: {
            shareBps: 1250,
            territory: 'KR',
            // The whole last day counts.
            endsAt: new Date(2027, 1, 1),
            creditLine: 'After TIKITIK',
            note: '',
          },
        },
      },
    });
  });

  test('has no terms with anything but a yes, however wrong they stand there', () => {
    const wrong = { ...typed, share: '101' };
    for (const answer of ['ask', 'never'] as const) {
      const saved = standingOf(before, { plain_cover: { answer, terms: wrong } }, now);
      expect(saved).toMatchObject({ terms: { plain_cover: { answer, terms: { shareBps: 0 } } } });
    }
  });

  test('says what is wrong with a yes, by use', () => {
    const terms = { ...typed, share: '101', lastDay: '2026-11-22', creditLine: 'x'.repeat(201) };
    expect(standingOf(before, { sample: { answer: 'grant', terms }, remix: grant }, now)).toEqual({
      problems: { sample: ['share', 'ends', 'credit'] },
    });
  });
});
