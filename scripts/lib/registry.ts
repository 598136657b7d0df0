import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onDisk } from './failure.ts';
import { processIdentity } from './process-identity.ts';

/** One process that uses the embedded database of a data folder. */
export type User = { pid: number; identity: string; host?: string; port?: number };

/**
 * Who uses this data folder now: one file a process in `run/`. Files of dead processes are removed on the way.
 * Call it under the folder's lock.
 */
export function liveUsers(dataDir: string): User[] {
  const users: User[] = [];
  for (const name of namesIn(runDir(dataDir))) {
    const file = path.join(runDir(dataDir), name);
    const user = parse(file);
    if (user && processIdentity(user.pid) === user.identity) users.push(user);
    else rmSync(file, { force: true });
  }
  return users;
}

/** Did a user die without taking itself out? What it had started may still be ending. Changes nothing. */
export function hasDeadUsers(dataDir: string): boolean {
  const users = namesIn(runDir(dataDir)).map((name) => parse(path.join(runDir(dataDir), name)));
  return users.some((user) => !user || processIdentity(user.pid) !== user.identity);
}

/** Enters this process as a user of the data folder. */
export function enter(dataDir: string, extra: { host?: string; port?: number } = {}): void {
  const identity = processIdentity(process.pid) ?? 'unknown';
  const user: User = { pid: process.pid, identity, ...extra };
  const file = path.join(runDir(dataDir), `${process.pid}.json`);
  onDisk(dataDir, () => {
    mkdirSync(runDir(dataDir), { recursive: true });
    writeFileSync(file, JSON.stringify(user));
  });
}

/** Takes this process out again. */
export function leave(dataDir: string): void {
  rmSync(path.join(runDir(dataDir), `${process.pid}.json`), { force: true });
}

/** The lock file all of this happens under. */
export function lockFile(dataDir: string): string {
  return path.join(runDir(dataDir), 'lock.db');
}

function runDir(dataDir: string): string {
  return path.join(dataDir, 'run');
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir).filter((name) => /^\d+\.json$/.test(name));
  } catch {
    return [];
  }
}

function parse(file: string): User | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as User;
  } catch {
    return undefined;
  }
}
