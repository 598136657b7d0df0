import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../test/tools.ts';
import { chooseLauncher } from './account.ts';

let folder: string;
let programs: string;
const path_ = process.env.PATH;
/** Stands for PostgreSQL: any program. */
const program = findProgram('true') ?? '/bin/true';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-account-'));
  programs = path.join(folder, 'programs');
  mkdirSync(programs);
  chmodSync(folder, 0o755);
});
afterEach(() => {
  process.env.PATH = path_;
  rmSync(folder, { recursive: true });
});

/** Leaves only these programs on the path. */
function only(...names: string[]): void {
  for (const name of ['sh', 'id', ...names]) {
    symlinkSync(findProgram(name) ?? '/nowhere', path.join(programs, name));
  }
  process.env.PATH = programs;
}

const closed = () => {
  const place = path.join(folder, 'closed');
  mkdirSync(place, { mode: 0o700 });
  return path.join(place, 'data');
};
const unshares =
  spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', 'true']).status === 0;
/** Node itself may lie in a closed folder, where a plain other account does not reach it. */
const nodeIsOpen =
  spawnSync(process.execPath, ['--version'], { cwd: '/', uid: 65_534, gid: 65_534 }).status === 0;

describe.runIf(process.getuid?.() === 0)('as root', () => {
  it('prefers another account that may pass over file permissions', () => {
    const data = closed();
    expect(chooseLauncher(data, program).name).toBe('capability');
    expect(lstatSync(data).uid).not.toBe(0);
  });

  it('reaches a program in a closed folder as well, as access(2) sees it', () => {
    const data = closed();
    const inside = path.join(path.dirname(data), 'program');
    copyFileSync(program, inside);
    chmodSync(inside, 0o755);
    expect(chooseLauncher(data, inside).name).toBe('capability');
  });

  it.runIf(unshares)('else lets root appear as another account', () => {
    only('unshare');
    const data = closed();
    expect(chooseLauncher(data, program).name).toBe('namespace');
    expect(lstatSync(data).uid).toBe(0);
  });

  it.runIf(nodeIsOpen)('else uses another account where that reaches', () => {
    only();
    const data = path.join(folder, 'data');
    expect(chooseLauncher(data, program).name).toBe('plain');
    expect(lstatSync(data).uid).not.toBe(0);
  });

  it('else says what to do', () => {
    only();
    expect(() => chooseLauncher(closed(), program)).toThrow(
      /choose a DATA_DIR that everyone can reach/,
    );
  });
});

describe.runIf(process.getuid?.() !== 0)('as another user', () => {
  it('starts it directly', () => {
    expect(chooseLauncher(closed(), program)).toEqual({ name: 'direct', prefix: [] });
  });
});
