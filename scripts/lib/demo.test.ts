import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { demoIsDue, demoIsThere, noteDemo, refuseExposedDemo } from './demo.ts';

let folder: string;
const env = (variables: NodeJS.ProcessEnv = {}) => readEnv({ DATA_DIR: folder, ...variables }, '/');
const open = { HOST: '0.0.0.0' };
const server = { DATABASE_URL: 'postgres://u@db.example/musicloud' };

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'musicloud-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('demo accounts', () => {
  it('go into a new database once', () => {
    expect(demoIsDue(env())).toBe(false);
    noteDemo(env(), 'wanted');
    expect(demoIsDue(env())).toBe(true);
    noteDemo(env(), 'seeded');
    expect(demoIsDue(env())).toBe(false);
    expect(demoIsThere(env())).toBe(true);
  });

  it('are neither put nor shown where others reach them, unless asked for', () => {
    for (const exposed of [open, server, { ...open, ...server }]) {
      noteDemo(env(), 'seeded');
      expect(demoIsDue(env(exposed))).toBe(false);
      expect(demoIsThere(env(exposed))).toBe(false);
      expect(demoIsDue(env({ ...exposed, SEED_DEMO: '1' }))).toBe(true);
    }
  });

  it('keep a database that holds them from being opened to others', () => {
    noteDemo(env(), 'seeded');
    expect(() => refuseExposedDemo(env())).not.toThrow();
    expect(() => refuseExposedDemo(env(open))).toThrow(/demo accounts with known passwords/);
    expect(() => refuseExposedDemo(env({ ...open, SEED_DEMO: '1' }))).not.toThrow();
    expect(() => refuseExposedDemo(env(server))).not.toThrow();
  });

  it('never come to a database that others have reached', () => {
    noteDemo(env(), 'wanted');
    refuseExposedDemo(env(open));
    expect(demoIsDue(env())).toBe(false);
  });
});
