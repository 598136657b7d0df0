import { type DomainEvent, type EventType, eventTypes } from '@musicloud/domain/shared/events';
import { AccountId } from '@musicloud/domain/shared/ids';
import { describe, expect, test } from 'vitest';
import { readersOf } from './readers.ts';

const author = AccountId.parse('author');
const singer = AccountId.parse('singer');
type Actor = DomainEvent['actor'];
const by = (id: AccountId): Actor => ({ kind: 'creator', id });
const service: Actor = { kind: 'service' };
const told = (type: EventType, actor: Actor = service, more: object = {}) => {
  const payload = { contentId: 'c', permissionId: 'p', authorId: author, by: 'answer', ...more };
  return readersOf({ type, payload, actor } as unknown as DomainEvent, singer);
};

describe('of a permission', () => {
  test('is told whoever did not do it, and both of what time does to it', () => {
    expect(told('permission.requested', by(singer))).toEqual([author]);
    expect(told('permission.revoking', by(author))).toEqual([singer]);
    expect(told('permission.replied', by(singer))).toEqual([author]);
    expect(told('permission.notice_withdrawn', by(author))).toEqual([singer]);
    expect(told('permission.extension_asked', by(singer))).toEqual([author]);
    expect(told('permission.extended', by(author))).toEqual([singer]);
    expect(told('permission.reminded')).toEqual([author]);
    for (const type of ['revoked', 'ended', 'ending_soon', 'ending_failed'] as const) {
      expect(told(`permission.${type}`), type).toEqual([singer, author]);
    }
  });

  test('granted is told to whoever did not click, and in advance to both', () => {
    expect(told('permission.granted', by(author))).toEqual([singer]);
    expect(told('permission.granted', by(singer))).toEqual([author]);
    const inAdvance = { by: 'standing_terms' };
    expect(told('permission.granted', by(singer), inAdvance)).toEqual([singer, author]);
  });

  test('every event has somebody who reads of it', () => {
    const all = eventTypes.filter((type) => type.startsWith('permission.'));
    for (const type of all) expect(told(type).length, type).toBeGreaterThan(0);
  });
});

test('what is about the content alone is its creator’s to read', () => {
  const event = { type: 'source.registered', payload: { contentId: 'c' }, actor: service };
  expect(readersOf(event as unknown as DomainEvent, singer)).toEqual([singer]);
});
