import type { ReviewView } from '@musicloud/domain/status/views';
import { describe, expect, it } from 'vitest';
import { afterSettled, neighbour } from './use-queue.ts';

const queue = ['a', 'b', 'c'].map((id) => ({ status: { contentId: id } }) as unknown as ReviewView);

describe('neighbour', () => {
  it('steps both ways and stops at the ends', () => {
    expect(neighbour(queue, 'b', 1)).toBe('c');
    expect(neighbour(queue, 'b', -1)).toBe('a');
    expect(neighbour(queue, 'c', 1)).toBeNull();
    expect(neighbour(queue, 'a', -1)).toBeNull();
  });

  it('starts at the top when the open one has left the queue', () => {
    expect(neighbour(queue, 'gone', 1)).toBe('a');
    expect(neighbour([], 'gone', 1)).toBeNull();
  });
});

describe('afterSettled', () => {
  it('goes on with what followed, and falls back to the last', () => {
    expect(afterSettled(queue, 'a')).toBe('b');
    expect(afterSettled(queue, 'b')).toBe('c');
    expect(afterSettled(queue, 'c')).toBe('b');
    expect(afterSettled(queue.slice(0, 1), 'a')).toBeNull();
  });
});
