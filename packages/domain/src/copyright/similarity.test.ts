import fc from 'fast-check';
import { expect, test } from 'vitest';
import { similarity } from './similarity.ts';

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '한', '글', '😀'), maxLength: 12 });

test('is the same from both sides, between 0 and 1, and 1 for the same only', () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      const score = similarity(left, right);
      expect(score).toBe(similarity(right, left));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(score === 1).toBe(left === right);
    }),
  );
});

test.each([
  ['one wrong letter of four', 'song', 'song'.replace('o', 'x'), 0.75],
  ['one letter more', 'song', 'songs', 0.8],
  ['one letter less', 'song', 'son', 0.75],
  ['two neighbours swapped are one slip', 'song', 'sogn', 0.75],
  ['nothing alike', 'abc', 'xyz', 0],
  ['nothing at all', '', '', 1],
  ['an emoji is one character', '😀a', '😎a', 0.5],
  // 한여름 is ㅎㅏㄴㅇㅕㄹㅡㅁ: eight letters, one of which is wrong.
  ['one wrong vowel of a Korean name', '한여름', '한여룸', 7 / 8],
  ['composed and decomposed are the same', '한', '\u1112\u1161\u11AB', 1],
])('%s', (_, left, right, expected) => {
  expect(similarity(left, right)).toBeCloseTo(expected, 10);
});

test('one slip never costs more than one part of the longer', () => {
  fc.assert(
    fc.property(words, fc.nat(12), (word, place) => {
      const letters = [...word];
      letters.splice(place % (letters.length + 1), 0, 'z');
      const longer = letters.join('');
      const length = [...longer.normalize('NFD')].length;
      expect(similarity(word, longer)).toBeCloseTo(1 - 1 / length, 10);
    }),
  );
});
