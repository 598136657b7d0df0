import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependenciesAreCurrent, noteInstalled } from './dependencies.mjs';

let root: string;
const zod = { version: '4.0.0', integrity: 'sha512-zod' };

function lock(name: string, packages: Record<string, unknown>): void {
  writeFileSync(path.join(root, name), JSON.stringify({ packages }));
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'musicloud-dependencies-'));
  lock('package-lock.json', {
    '': { name: 'root' },
    'apps/web': {},
    'node_modules/@musicloud/web': { link: true },
    'node_modules/zod': zod,
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  });
});
afterEach(() => rmSync(root, { recursive: true }));

describe('dependenciesAreCurrent', () => {
  it('wants an install where there is none', () => {
    expect(dependenciesAreCurrent(root)).toBe(false);
    mkdirSync(path.join(root, 'node_modules'));
    expect(dependenciesAreCurrent(root)).toBe(false);
  });

  it('remembers the lock file it installed, and no other', () => {
    mkdirSync(path.join(root, 'node_modules'));
    noteInstalled(root);
    expect(dependenciesAreCurrent(root)).toBe(true);
    lock('package-lock.json', { 'node_modules/zod': { ...zod, version: '5.0.0' } });
    expect(dependenciesAreCurrent(root)).toBe(false);
  });

  it('believes what npm noted when somebody installed by hand', () => {
    mkdirSync(path.join(root, 'node_modules'));
    lock('node_modules/.package-lock.json', { 'node_modules/zod': { ...zod, version: '3.0.0' } });
    expect(dependenciesAreCurrent(root)).toBe(false);
    lock('node_modules/.package-lock.json', { 'node_modules/zod': zod });
    expect(dependenciesAreCurrent(root)).toBe(true);
  });
});
