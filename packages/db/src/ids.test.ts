import { EventId } from '@musicloud/domain/shared/ids';
import { describe, expect, test } from 'vitest';
import { sha256, uuidv7 } from './ids.ts';

const millisecondOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

describe('ids', () => {
  test('are UUIDv7, different, and in the order they were made, within a millisecond too', () => {
    const ids = Array.from({ length: 10_000 }, () => uuidv7());
    expect(new Set(ids).size).toBe(10_000);
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids.slice(0, 100)) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(EventId.parse(id)).toBe(id);
    }
  });

  test('name their moment, and stay in order when the clock goes back or stands still', () => {
    const later = Date.now() + 60_000;
    const first = uuidv7(later);
    expect(millisecondOf(first)).toBe(later);
    // More than fit into one millisecond.
    const next = Array.from({ length: 5_000 }, () => uuidv7(later - 5_000));
    expect([first, ...next].toSorted()).toEqual([first, ...next]);
    expect(millisecondOf(next.at(-1) ?? '')).toBeLessThan(later + 5);
  });
});

test('a digest is SHA-256 in hex', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
