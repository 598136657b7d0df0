import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure, onDisk } from './failure.ts';

const SQLITE_BUSY = 5;

/**
 * Runs `work` while no other process holds the lock `file`. SQLite holds it as a lock of the
 * operating system, so a holder that dies, however it dies, leaves none behind.
 * @param timeoutMs how long to wait for another holder
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  timeoutMs = 120_000,
): Promise<T> {
  onDisk(file, () => mkdirSync(path.dirname(file), { recursive: true }));
  const db = openLock(file);
  try {
    await acquire(db, file, timeoutMs);
    return await work();
  } finally {
    db.close();
  }
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw new Failure(`MusiCloud cannot write to ${file}: ${(error as Error).message}.`);
  }
}

async function acquire(db: DatabaseSync, file: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      db.exec('BEGIN EXCLUSIVE');
      return;
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) {
        throw new Failure(`MusiCloud cannot write to ${file}: ${(error as Error).message}.`);
      }
    }
    if (Date.now() > deadline) {
      throw new Failure(`Another MusiCloud process has kept ${file} locked for too long.`);
    }
    await wait(50);
  }
}
