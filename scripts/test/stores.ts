import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../lib/postgres/embedded.ts';
import { urlOf } from '../lib/postgres/settings.ts';
import { startMariaDb } from './mariadb.ts';
import { startRedis } from './redis.ts';
import { startS3 } from './s3.ts';
import { requireMariaDb, requireRedis, requireSwift } from './tools.ts';

/** What a test may lose when the machine dies, it may lose: that halves the time. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Starts the stores the integration tests share, once for all of them. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { signal } = new AbortController();
  const programs = {
    redis: await requireRedis(signal),
    mariaDb: await requireMariaDb(signal),
    swift: await requireSwift(signal),
  };
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'musicloud-stores-')));
  const guard = startGuard(folder);
  const watched = async <Store extends { pid: number }>(starting: Promise<Store>) => {
    const store = await starting;
    guard.watch(store.pid);
    return store;
  };
  const [redis, mariaDb, s3, database] = await Promise.all([
    watched(startRedis(programs.redis)),
    watched(startMariaDb(programs.mariaDb, folder)),
    watched(startS3(programs.swift, folder)),
    openEmbedded(folder, { serverOptions: hasty }),
  ]);
  provide('postgresUrl', urlOf(database.settings, 'postgres'));
  provide('redisUrl', redis.url);
  provide('mysqlUrl', mariaDb.url);
  provide('s3Url', s3.url);
  return async () => {
    await Promise.all([redis.stop(), mariaDb.stop('SIGKILL'), s3.stop()]);
    await guard.stop();
  };
}

/** A process of its own that stops the stores, since tests that are killed can't. */
function startGuard(folder: string) {
  const program = path.join(import.meta.dirname, 'programs/guard.ts');
  const child = spawn(process.execPath, [program, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.unref();
  return {
    watch: (pid: number) => void child.stdin.write(`${pid}\n`),
    /** Resolves when they are gone. */
    stop: async () => {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
