import { MARK, PEAKS } from '@musicloud/domain/asset/asset';
import { permissionStates } from '@musicloud/domain/permission/permission';
import type { PermissionView } from '@musicloud/domain/permission/views';
import { describe, expect, test } from 'vitest';
import { inOrder, neighbour, sides, toneOf } from './lists.ts';
import { markOf } from './mark.ts';

const row = (id: string) => ({ id }) as PermissionView;
const [a, b, c] = [row('a'), row('b'), row('c')];

describe('the list', () => {
  test('says what waits first, and nothing twice', () => {
    expect(inOrder([c], [a, b, c])).toEqual({ waiting: [c], rest: [a, b] });
  });

  test('is walked from one end to the other, and begins at the top', () => {
    const rows = [a, b, c];
    expect(neighbour(rows, 'a', 1)).toBe(b);
    expect(neighbour(rows, 'c', 1)).toBeNull();
    expect(neighbour(rows, 'a', -1)).toBeNull();
    expect(neighbour(rows, null, 1)).toBe(a);
    expect(neighbour([], 'a', 1)).toBeNull();
  });
});

test('in every state at most one side is told that it is its turn', () => {
  for (const state of permissionStates) {
    const turns = sides.filter((side) => toneOf({ state, side }) === 'you');
    expect(turns.length, state).toBeLessThanOrEqual(1);
  }
  expect(toneOf({ state: 'requested', side: 'author' })).toBe('you');
  expect(toneOf({ state: 'offered', side: 'requester' })).toBe('you');
});

test('a mark is as loud as the loudest of what each bar stands for', () => {
  const peaks = Array.from({ length: PEAKS }, (_, at) => (at === 17 ? 99 : 3));
  const mark = markOf({ peaks });
  expect(mark).toHaveLength(MARK);
  expect(mark?.indexOf(99)).toBe(1);
  expect(mark?.filter((bar) => bar === 3)).toHaveLength(MARK - 1);
  expect(markOf({ peaks: null })).toBeNull();
  expect(markOf(null)).toBeNull();
});
