import { describe, expect, test } from 'vitest';
import { bpsOf, formOf, percentOf, termsOf } from './terms.ts';

const form = { share: '30', territory: 'world', lastDay: '', creditLine: '', note: '' };
const now = new Date(2027, 2, 31, 12);

describe('percent', () => {
  test.each([
    ['0', 0],
    ['100', 10_000],
    ['12.5', 1250],
    ['12,5', 1250],
    [' 33.33 ', 3333],
    ['0.07', 7],
    ['29.00', 2900],
  ])('%s is %i basis points', (typed, bps) => expect(bpsOf(typed)).toBe(bps));

  test.each(['', 'x', '-1', '100.01', '101', '1.234', '1e2', '.5', '1.', '１０'])(
    '“%s” is none',
    (typed) => expect(bpsOf(typed)).toBeNull(),
  );

  test('what is shown is what was typed, for every share', () => {
    for (let bps = 0; bps <= 10_000; bps += 1) expect(bpsOf(percentOf(bps))).toBe(bps);
  });
});

describe('terms', () => {
  test('hold until the end of the last day, which the form shows again', () => {
    const said = termsOf({ ...form, lastDay: '2027-03-31' }, now);
    if (!('terms' in said) || !said.terms.endsAt) throw new Error('no end');
    expect(said.terms.endsAt).toEqual(new Date(2027, 3, 1));
    const endsAt = said.terms.endsAt.toISOString();
    expect(formOf({ ...said.terms, endsAt }).lastDay).toBe('2027-03-31');
  });

  test('say everything that is wrong at once', () => {
    const wrong = {
      share: '101',
      territory: 'KR',
      lastDay: '2027-03-30',
      creditLine: 'x'.repeat(201),
      note: 'x'.repeat(1001),
    };
    expect(termsOf(wrong, now)).toEqual({ problems: ['share', 'ends', 'credit', 'note'] });
  });

  test('without an end have none', () => {
    expect(termsOf(form, now)).toEqual({
      terms: { shareBps: 3000, territory: 'world', endsAt: null, creditLine: '', note: '' },
    });
  });
});
