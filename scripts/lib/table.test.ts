import { expect, it } from 'vitest';
import { table } from './table.ts';

it('aligns columns', () => {
  expect(
    table([
      ['a', 'bb'],
      ['ccc', 'd'],
    ]),
  ).toBe('  a    bb\n  ccc   d');
});
