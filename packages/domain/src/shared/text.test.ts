import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, line, matchKey, text } from './text.ts';

/** Any text at all: controls, combining marks, lone surrogates, every script. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('a', ' ', '\n', '\t', '\u200D', '\u200B', '\u202E', '\uD83D', '\u0301'))
    .map((parts) => parts.join('')),
);

describe('a line', () => {
  test.each([
    ['new lines and tabs become spaces', 'one\ntwo\tthree\r\nfour', 'one two three four'],
    ['so do the separators of Unicode', 'one\u2028two\u2029three\u0085four', 'one two three four'],
    ['controls vanish', 'a\u0000b\u0007c\u007Fd\u009Fe', 'abcde'],
    ['zero-width characters vanish', 'pay\u200Bpal\uFEFF\u2060\u00AD', 'paypal'],
    ['bidirectional overrides vanish', '\u202Egnp.exe\u202C\u2066x\u2069', 'gnp.exex'],
    ['lone surrogates vanish', 'a\uD83Db\uDE00c', 'abc'],
    ['white space is folded and trimmed', '  a \u3000 b  ', 'a b'],
    ['letters are composed', 'e\u0301', 'é'],
    ['Hangul is composed', '\u1112\u1161\u11AB', '한'],
    ['right-to-left text stays', 'שיר של היום', 'שיר של היום'],
    ['joined emoji stay whole', '👩‍🎤🇰🇷', '👩‍🎤🇰🇷'],
    ['nothing but invisible characters is empty', '\u200D\u200C\u3164\u200F\u2800', ''],
  ])('%s', (_, given, expected) => expect(cleanLine(given)).toBe(expected));

  test('cleaning twice is cleaning once', () => {
    fc.assert(fc.property(anything, (given) => cleanLine(cleanLine(given)) === cleanLine(given)));
  });

  test('what is left is well formed and holds no control or line break', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const cleaned = cleanLine(given);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B]/u);
        expect(cleaned).toBe(cleaned.trim());
      }),
    );
  });

  test('lengths count after cleaning', () => {
    expect(line(5).parse('  abc\u200B\u200Bde ')).toBe('abcde');
    expect(line(5).safeParse('abcdef').success).toBe(false);
    expect(line(5).safeParse(' \u200B\t ').success).toBe(false);
    expect(line(200).safeParse('x'.repeat(10_000)).success).toBe(false);
    expect(line(5, 0).parse('')).toBe('');
  });
});

describe('a text', () => {
  test.each([
    ['line breaks stay', 'one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
    ['three or more become two', 'one\n\n\n\ntwo', 'one\n\ntwo'],
    ['separators of Unicode are line breaks', 'one\u2028two', 'one\ntwo'],
    ['tabs become spaces', 'a\tb', 'a b'],
    ['hidden characters vanish', 'a\u202E\u0000\u200Bb', 'ab'],
    ['nothing but invisible characters is empty', '\u200D\n\u3164', ''],
  ])('%s', (_, given, expected) => expect(cleanText(given)).toBe(expected));

  test('cleaning twice is cleaning once', () => {
    fc.assert(fc.property(anything, (given) => cleanText(cleanText(given)) === cleanText(given)));
  });

  test('HTML and SQL stay as they were written', () => {
    const evil = `<script>alert("x")</script>'; drop table contents; --`;
    expect(text(200).parse(evil)).toBe(evil);
    expect(line(200).parse(evil)).toBe(evil);
  });
});

describe('a match key', () => {
  test.each([
    ['case', 'Song', 'sONG'],
    ['width', 'Ｓｏｎｇ１', 'song1'],
    ['accents', 'Beyoncé', 'beyonce'],
    ['punctuation and spaces', 'The Song (Of Today)!', 'thesongoftoday'],
    ['composition of Hangul', '\u1112\u1161\u11AB여름', '한여름'],
  ])('%s does not count', (_, left, right) => expect(matchKey(left)).toBe(matchKey(right)));

  test('names of signs alone still differ', () => {
    expect(matchKey('!!!')).not.toBe(matchKey('???'));
    expect(matchKey('!!!')).toBe('!!!');
  });

  test('the vowel of a syllable counts', () => {
    expect(matchKey('한여름')).not.toBe(matchKey('한여룸'));
  });

  test('making it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        const key = matchKey(given);
        return matchKey(key) === key;
      }),
    );
  });
});
