import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ContentId } from '../shared/ids.ts';
import { uuid } from '../testing/samples.ts';
import { familyTree, type Kin } from './lineage.ts';

const id = (n: number) => ContentId.parse(uuid(n));
const kin = (n: number, originals: readonly number[] = [], shown = true): Kin => ({
  id: id(n),
  originalIds: originals.map(id),
  shown,
  counts: true,
});
/** The tree as text: `1 · 2 · · 3`, with `(n)` where n are left out. */
const drawn = (rows: readonly Kin[]) =>
  familyTree(rows)
    .map(({ row, depth, hidden }) => {
      const n = Number.parseInt(row.id.slice(-4), 16);
      return `${'· '.repeat(depth)}${n}${hidden > 0 ? `(${hidden})` : ''}`;
    })
    .join(' ');

describe('a family', () => {
  test('is read from its roots down, generation within generation', () => {
    expect(drawn([kin(1), kin(2, [1]), kin(3, [2]), kin(4, [1]), kin(5, [99])])).toBe(
      '1 · 2 · · 3 · 4 5',
    );
  });

  test('has what was made from several originals once, where a walk comes by first', () => {
    expect(drawn([kin(1), kin(2), kin(3, [1]), kin(4, [3, 2])])).toBe('1 · 3 · · 4 2');
    expect(drawn([kin(1), kin(2, [1]), kin(3, [2, 1])])).toBe('1 · 2 · 3');
  });

  test('leaves out what the reader may not see, counted, except where something shown hangs on it', () => {
    const rows = [kin(1), kin(2, [1], false), kin(3, [2]), kin(4, [1], false), kin(5, [4], false)];
    expect(drawn(rows)).toBe('1(1) · 2 · · 3');
    expect(drawn([{ ...kin(1), shown: false }, kin(2, [1], false)])).toBe('');
    const gone = { ...kin(2, [1], false), counts: false };
    expect(drawn([kin(1), gone])).toBe('1');
  });

  test('comes to an end in a circle, and of its own original', () => {
    expect(drawn([kin(1, [3]), kin(2, [1]), kin(3, [2])])).toBe('1 · 2 · · 3');
    expect(drawn([kin(1, [1])])).toBe('1');
  });

  test('has everything shown exactly once, below something it was made from, whatever is stored', () => {
    const stored = fc.array(
      fc.record({ originals: fc.array(fc.nat(14), { maxLength: 4 }), shown: fc.boolean() }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(stored, (all) => {
        const rows = all.map(({ originals, shown }, n) => kin(n, originals, shown));
        const places = familyTree(rows);
        const ids = places.map(({ row }) => row.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const row of rows) if (row.shown) expect(ids).toContain(row.id);
        for (const [at, { row, depth }] of places.entries()) {
          if (depth === 0) continue;
          const above = places.slice(0, at).findLast((one) => one.depth === depth - 1);
          expect(row.originalIds).toContain(above?.row.id);
        }
        // Nothing that is not shown stands at an end.
        for (const [at, { row, depth }] of places.entries()) {
          const next = places[at + 1];
          if (!row.shown) expect(next?.depth).toBe(depth + 1);
        }
      }),
    );
  });

  test('ten thousand generations deep is read as well', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => kin(n, n === 0 ? [] : [n - 1]));
    expect(familyTree(rows).at(-1)?.depth).toBe(9999);
  });
});
