import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashTrees } from './trees.ts';

let base: string;
const at = (name: string) => path.join(base, name);
const hash = (salt = '') =>
  hashTrees(base, ['src', 'lock', 'absent'], (name) => !name.includes('skip'), salt);

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'musicloud-trees-'));
  mkdirSync(at('src/deep'), { recursive: true });
  mkdirSync(at('src/skip'));
  writeFileSync(at('src/deep/a.ts'), 'a');
  writeFileSync(at('src/b.ts'), 'b');
  writeFileSync(at('lock'), 'one');
});
afterEach(() => rmSync(base, { recursive: true }));

describe('hashTrees', () => {
  it('ignores dates and what does not count', () => {
    const before = hash();
    utimesSync(at('src/b.ts'), 1, 1);
    writeFileSync(at('src/skip/c.ts'), 'c');
    expect(hash()).toBe(before);
  });

  it.each([
    ['changed', () => writeFileSync(at('src/deep/a.ts'), 'A')],
    ['renamed', () => renameSync(at('src/b.ts'), at('src/c.ts'))],
    ['added', () => writeFileSync(at('src/new.ts'), '')],
    ['removed', () => rmSync(at('lock'))],
    [
      'moved between files',
      () => {
        writeFileSync(at('src/b.ts'), '');
        writeFileSync(at('src/deep/a.ts'), 'ab');
      },
    ],
  ])('notices a file %s', (_, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it('depends on the salt', () => {
    expect(hash('node 24')).not.toBe(hash('node 25'));
  });
});
