import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { toldError } from './told-error.ts';

test('a failed query is told with its cause and place, without what it was asked with', () => {
  const driver = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(secret@x)',
  });
  const error = new DrizzleQueryError(
    'select * from sessions where token = $1',
    ['secret-token'],
    driver,
  );
  const told = toldError(error);
  expect(told).toMatchObject({
    message: expect.stringContaining('token = $1'),
    cause: { code: '23505' },
  });
  expect(told.stack).toContain('told-error.test.ts');
  expect(JSON.stringify(told)).not.toMatch(/secret/);
});

test('whom a mail was for and what did not fit its type stay out', () => {
  const told = [
    '550 <kim@example.org> unknown',
    'invalid input syntax for type uuid: "Secret Song"',
  ];
  const said = told.map((message) => JSON.stringify(toldError(new Error(message))));
  expect(said[0]).toContain('550 <(an address)> unknown');
  expect(said[1]).toContain('invalid input syntax for type uuid');
  expect(said.join()).not.toMatch(/kim@|Secret/);
});

test('what is thrown and no error says nothing', () => {
  expect(toldError({ password: 'secret' })).toEqual({ type: 'object', message: 'no error' });
});

test('causes in a ring come to an end', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(toldError(error)).match(/round/g)?.length).toBeGreaterThan(1);
});
