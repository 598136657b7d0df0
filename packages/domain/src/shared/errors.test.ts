import { expect, test } from 'vitest';
import { DomainError, domainCodeOf, errorCodes } from './errors.ts';

test('a refusal is told by its code, also of a class a bundler holds twice', () => {
  expect(domainCodeOf(new DomainError('NOT_FOUND'))).toBe('NOT_FOUND');
  expect(domainCodeOf({ name: 'DomainError', code: 'CONFLICT' })).toBe('CONFLICT');
  for (const code of errorCodes) expect(domainCodeOf(new DomainError(code))).toBe(code);
});

test('nothing else passes for one', () => {
  const database = Object.assign(new Error('x'), { code: '23505' });
  const strange = { name: 'DomainError', code: 'toString' };
  for (const other of [database, strange, null, undefined, 'NOT_FOUND', { code: 'NOT_FOUND' }]) {
    expect(domainCodeOf(other)).toBeUndefined();
  }
});
