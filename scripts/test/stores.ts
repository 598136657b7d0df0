import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../lib/postgres/embedded.ts';
import { urlOf } from '../lib/postgres/settings.ts';
import { startRedis } from './redis.ts';
import { requireRedis } from './tools.ts';

/** What a test may lose when the machine dies, it may lose: that halves the time. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Starts the stores the integration tests share, once for all of them. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const redis = await startRedis(await requireRedis(new AbortController().signal));
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'musicloud-stores-')));
  const stop = guard(folder, redis.pid);
  const database = await openEmbedded(folder, { serverOptions: hasty });
  provide('postgresUrl', urlOf(database.settings, 'postgres'));
  provide('redisUrl', redis.url);
  return async () => {
    await redis.stop();
    await stop();
  };
}

/** Lets a process of its own stop the stores, since tests that are killed can't. Resolves when they are gone. */
function guard(folder: string, redis: number): () => Promise<void> {
  const program = path.join(import.meta.dirname, 'programs/guard.ts');
  const child = spawn(process.execPath, [program, folder, String(redis)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.unref();
  return async () => {
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  };
}
