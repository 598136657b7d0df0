import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moment, source } from '../testing/samples.ts';
import { codesMeant, registrationCode, reinstate, suspend } from './source.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const numbers = fc.integer({ min: 1, max: 32 ** 5 - 1 });
const partsOf = (code: string) => {
  const [, , digits = '', check = ''] = code.split('-');
  return { digits, check };
};
/** The check character a number written like this would have. */
const checkOf = (digits: string) => {
  const value = [...digits].reduce((sum, digit) => sum * 32 + DIGITS.indexOf(digit), 0);
  return partsOf(registrationCode(value, moment())).check;
};

test('names the year, counts up and is written in characters nobody misreads', () => {
  expect(registrationCode(7, moment())).toMatch(/^MC-2026-0007-./);
  expect(registrationCode(33, moment())).toMatch(/^MC-2026-0011-./);
  fc.assert(
    fc.property(numbers, (number) => {
      expect(registrationCode(number, moment())).toMatch(
        /^MC-2026-[0-9A-HJKMNP-TV-Z]{4,5}-[0-9A-HJKMNP-TV-Z]$/,
      );
    }),
  );
});

test('two numbers never share a code', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      fc.pre(one !== other);
      expect(registrationCode(one, moment())).not.toBe(registrationCode(other, moment()));
    }),
  );
});

test('one wrong digit shows, whichever it is', () => {
  for (const number of [1, 31, 32, 1023, 40_000, 32 ** 4 - 1]) {
    const { digits, check } = partsOf(registrationCode(number, moment()));
    for (const [place, right] of [...digits].entries()) {
      for (const wrong of DIGITS.replace(right, '')) {
        const mistyped = digits.slice(0, place) + wrong + digits.slice(place + 1);
        expect(checkOf(mistyped), `${digits} as ${mistyped}`).not.toBe(check);
      }
    }
  }
});

test('two swapped digits show', () => {
  fc.assert(
    fc.property(numbers, fc.nat(4), fc.nat(4), (number, one, other) => {
      const { digits, check } = partsOf(registrationCode(number, moment()));
      const swapped = [...digits];
      const [a, b] = [digits[one % digits.length] ?? '', digits[other % digits.length] ?? ''];
      fc.pre(a !== b);
      swapped[one % digits.length] = b;
      swapped[other % digits.length] = a;
      expect(checkOf(swapped.join(''))).not.toBe(check);
    }),
  );
});

test('a hold is put on and taken off once', () => {
  const held = suspend(source(), 'a claim', moment(9));
  expect(held.suspension).toEqual({ cause: 'a claim', since: moment(9), objectionId: null });
  expect(held.state).toBe('registered');
  expect(reinstate(held).suspension).toBeNull();
  expect(() => suspend(held, 'again', moment(10))).toThrow('ALREADY_SUSPENDED');
  expect(() => reinstate(source())).toThrow('NOT_SUSPENDED');
});

test('what is not registered is not held', () => {
  const gone = source({ state: 'unregistered', unregisteredAt: moment(3) });
  for (const none of [null, gone]) {
    expect(() => suspend(none, 'a claim', moment())).toThrow('SOURCE_NOT_REGISTERED');
    expect(() => reinstate(none)).toThrow('SOURCE_NOT_REGISTERED');
  }
});

test('a code is meant whatever case, spaces and look-alike characters it is typed with', () => {
  const code = registrationCode(33, moment());
  expect(code).toMatch(/^MC-2026-0011-/);
  for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code} `]) {
    expect(codesMeant(typed)).toEqual([code]);
  }
  expect(codesMeant(code.replace('0011', 'OOIl'))).toEqual([code]);
  for (const typed of ['', 'Midnight Line', 'MC-2026', 'MC-2026-00!1-0']) {
    expect(codesMeant(typed)).toEqual([]);
  }
});

test('a code with one wrong digit, or two swapped, is among the few that are meant', () => {
  fc.assert(
    fc.property(numbers, fc.nat(4), fc.constantFrom(...DIGITS), (number, place, wrong) => {
      const code = registrationCode(number, moment());
      const { digits, check } = partsOf(code);
      const at = place % digits.length;
      const mistyped = digits.slice(0, at) + wrong + digits.slice(at + 1);
      const meant = codesMeant(`MC-2026-${mistyped}-${check}`);
      expect(meant).toContain(code);
      expect(meant.length).toBeLessThan(20);
      const swapped = `${digits[1]}${digits[0]}${digits.slice(2)}`;
      expect(codesMeant(`MC-2026-${swapped}-${check}`)).toContain(code);
    }),
  );
});
