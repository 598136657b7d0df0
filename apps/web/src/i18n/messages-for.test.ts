import type { Messages } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { messagesFor } from './messages-for.ts';

const all = { common: {}, review: {}, sources: {}, operations: {}, my: {} } as unknown as Messages;

describe('messagesFor', () => {
  it('gives an admin every text', () => {
    expect(Object.keys(messagesFor('admin', all))).toEqual([
      'common',
      'review',
      'sources',
      'operations',
      'my',
    ]);
  });

  it.each(['creator', null] as const)('keeps the admins’ pages from %s', (role) => {
    expect(Object.keys(messagesFor(role, all))).toEqual(['common', 'my']);
  });
});
