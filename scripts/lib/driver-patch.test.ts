import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mendDriver } from './driver-patch.mjs';
import { inRoot } from './paths.ts';

it('is done here: a new version of the driver has to be looked at again', () => {
  expect(mendDriver(inRoot())).toBe(true);
});

it('leaves a driver alone that it does not know', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'musicloud-driver-'));
  try {
    expect(mendDriver(folder)).toBe(false);
    const file = path.join(folder, 'node_modules/postgres/src/connection.js');
    cpSync(inRoot('node_modules/postgres'), path.join(folder, 'node_modules/postgres'), {
      recursive: true,
    });
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('nextWriteTimer', 'timer'));
    const before = readFileSync(file, 'utf8');
    expect(mendDriver(folder)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
