import type { LineagePlace, LineageTrack } from '@musicloud/domain/content/lineage-views';
import { ContentId } from '@musicloud/domain/shared/ids';
import { describe, expect, test } from 'vitest';
import { closedAtFirst, findTyped, itemsOf, moveBy, shownItems } from './tree-state.ts';

const id = (n: number) =>
  ContentId.parse(`00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);
const place = (depth: number, n: number, title: string | null = `Song ${n}`): LineagePlace => ({
  depth,
  hidden: 0,
  track: title === null ? null : ({ contentId: id(n), title } as LineageTrack),
});

/** 1 > (2 > 3, 4), 5 > 6 */
const items = itemsOf([
  place(0, 1, 'Root'),
  place(1, 2, '봄날'),
  place(2, 3, 'Bird'),
  place(1, 4, '밤'),
  place(0, 5, null),
  place(1, 6, 'Bell'),
]);
const at = (index: number) => {
  const item = items[index];
  if (!item) throw new Error('not there');
  return item;
};
const indexes = (some: readonly (typeof items)[number][]) => some.map((one) => items.indexOf(one));
const go = (key: string, from: number, closed: ReadonlySet<string> = new Set()) => {
  const move = moveBy(key, at(from), shownItems(items, closed), closed);
  if (move === null) return null;
  const [[what, item] = []] = Object.entries(move);
  return [what, items.indexOf(item as never)];
};

describe('a tree', () => {
  test('knows of each item its parent, its number and how many it is one of', () => {
    expect(items.map(({ parent }) => (parent ? items.indexOf(parent) : null))).toEqual([
      null,
      0,
      1,
      0,
      null,
      4,
    ]);
    expect(items.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/2',
      '1/2',
      '1/1',
      '2/2',
      '2/2',
      '1/1',
    ]);
    expect(items.map(({ hasChildren }) => hasChildren)).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  test('shows nothing below what is closed', () => {
    expect(indexes(shownItems(items, new Set()))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(indexes(shownItems(items, new Set([at(1).key])))).toEqual([0, 1, 3, 4, 5]);
    expect(indexes(shownItems(items, new Set([at(0).key, at(4).key])))).toEqual([0, 4]);
  });

  test('is walked by arrow keys, Home and End', () => {
    const closed = new Set([at(1).key]);
    expect(go('ArrowDown', 1)).toEqual(['to', 2]);
    expect(go('ArrowDown', 1, closed)).toEqual(['to', 3]);
    expect(go('ArrowUp', 3, closed)).toEqual(['to', 1]);
    expect(go('ArrowUp', 0)).toBeNull();
    expect(go('ArrowDown', 5)).toBeNull();
    expect(go('Home', 5)).toEqual(['to', 0]);
    expect(go('End', 0, new Set([at(4).key]))).toEqual(['to', 4]);
    expect(go('ArrowRight', 1, closed)).toEqual(['open', 1]);
    expect(go('ArrowRight', 1)).toEqual(['to', 2]);
    expect(go('ArrowRight', 2)).toBeNull();
    expect(go('ArrowLeft', 1)).toEqual(['close', 1]);
    expect(go('ArrowLeft', 1, closed)).toEqual(['to', 0]);
    expect(go('ArrowLeft', 2)).toEqual(['to', 1]);
    expect(go('x', 0)).toBeNull();
  });

  test('finds titles by what they begin with, from here on and around, a consonant for a syllable', () => {
    const find = (typed: string, from: number) => {
      const found = findTyped(typed, at(from), items);
      return found && items.indexOf(found);
    };
    expect(find('b', 0)).toBe(2);
    expect(find('b', 2)).toBe(5);
    expect(find('bb', 5)).toBe(2);
    expect(find('be', 2)).toBe(5);
    expect(find('ㅂ', 0)).toBe(1);
    expect(find('ㅂ', 1)).toBe(3);
    expect(find('밤', 0)).toBe(3);
    expect(find('z', 0)).toBeNull();
  });

  test('is open at first while small, and on the way to the song of the page when large', () => {
    expect(closedAtFirst(items, id(3)).size).toBe(0);
    const many = itemsOf([
      place(0, 1),
      ...Array.from({ length: 40 }, (_, n) => [place(1, 100 + n), place(2, 200 + n)]).flat(),
    ]);
    const closed = closedAtFirst(many, id(207));
    expect(closed.size).toBe(39);
    expect(shownItems(many, closed)).toContain(many.find(({ key }) => key === id(207)));
  });
});
