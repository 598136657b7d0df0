import { describe, expect, it } from 'vitest';
import { localeOf, themeOf, timeZoneOf } from './locale.ts';

describe('the language of a request', () => {
  it.each([
    [undefined, 'en-US,en;q=0.9', 'en'],
    [undefined, 'ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    [undefined, 'fr-FR,fr;q=0.9,en;q=0.5,ko;q=0.4', 'en'],
    [undefined, 'en;q=0,ko', 'ko'],
    [undefined, 'de', 'ko'],
    [undefined, null, 'ko'],
    ['en', 'ko-KR', 'en'],
    ['xx', 'en', 'en'],
    ['../../etc', null, 'ko'],
  ] as const)('cookie %j, header %j: %s', (cookie, header, expected) => {
    expect(localeOf(cookie, header)).toBe(expected);
  });
});

it('takes only a time zone that exists', () => {
  expect(timeZoneOf('Europe/Berlin', 'ko')).toBe('Europe/Berlin');
  expect(timeZoneOf('Moon/Crater', 'ko')).toBe('Asia/Seoul');
  expect(timeZoneOf(undefined, 'en')).toBe('UTC');
});

it('follows the device unless a theme was chosen', () => {
  expect(themeOf('dark')).toBe('dark');
  expect(themeOf('"><script>')).toBe('system');
  expect(themeOf(undefined)).toBe('system');
});
