import { expect, test } from 'vitest';
import { Credits, isSoleWriter, noCredits } from './credits.ts';

const person = { kind: 'person', name: 'Somebody' } as const;
const myself = { kind: 'me' } as const;

test.each([
  ['nobody named', {}, true],
  ['me alone', { lyricist: [myself], composer: [myself] }, true],
  ['another lyricist', { lyricist: [person] }, false],
  ['another composer beside me', { composer: [myself, person] }, false],
  ['others who arranged, performed and produced', everyoneElse(), true],
])('%s', (_, credits, sole) => {
  expect(isSoleWriter({ ...noCredits, ...credits })).toBe(sole);
});

function everyoneElse() {
  return { arranger: [person], performer: [person], producer: [person] };
}

test('a person has a name', () => {
  const named = (name: string) => Credits.safeParse({ composer: [{ kind: 'person', name }] });
  expect(named(' \u200B').success).toBe(false);
  expect(named(' A\tB ').data?.composer).toEqual([{ kind: 'person', name: 'A B' }]);
});
