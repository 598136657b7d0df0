import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endProgram, startProgram } from '../test/children.ts';
import { withLock } from './lock.ts';

let folder: string;
const file = () => path.join(folder, 'run', 'lock.db');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('withLock', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    const most = await Promise.all(
      Array.from({ length: 4 }, () =>
        withLock(file(), async () => {
          inside += 1;
          await new Promise((resolve) => setImmediate(resolve));
          const seen = inside;
          inside -= 1;
          return seen;
        }),
      ),
    );
    expect(most).toEqual([1, 1, 1, 1]);
  });

  it('gives up on a holder in another process, and names the lock', async () => {
    const holder = await startProgram('hold-lock.ts', file());
    await expect(withLock(file(), async () => 'in', 100)).rejects.toThrow(file());
    await endProgram(holder, 'SIGKILL');
  });

  it('is free as soon as its holder is killed', async () => {
    const holder = await startProgram('hold-lock.ts', file());
    await endProgram(holder, 'SIGKILL');
    await expect(withLock(file(), async () => 'in', 1000)).resolves.toBe('in');
  });

  it('is free again after an error inside', async () => {
    await expect(withLock(file(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withLock(file(), async () => 'in', 1000)).resolves.toBe('in');
  });
});
