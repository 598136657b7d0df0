import { describe, expect, it } from 'vitest';
import { nextPath } from './next-path.ts';

describe('where a sign-in leads', () => {
  it('goes back to a page of this site', () => {
    expect(nextPath('/my?status=draft', '/')).toBe('/my?status=draft');
    expect(nextPath('/', '/my')).toBe('/');
  });
  it.each([
    undefined,
    '',
    'my',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    'javascript:alert(1)',
  ])('never leaves it: %j', (wanted) => {
    expect(nextPath(wanted, '/my')).toBe('/my');
  });
});
