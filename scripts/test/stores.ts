import { mkdtempSync, rmSync } from 'node:fs';
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
  const folder = mkdtempSync(path.join(tmpdir(), 'musicloud-stores-'));
  const database = await openEmbedded(folder, { serverOptions: hasty });
  const redis = await startRedis(await requireRedis(new AbortController().signal));
  provide('postgresUrl', urlOf(database.settings, 'postgres'));
  provide('redisUrl', redis.url);
  return async () => {
    await redis.stop();
    await database.release();
    rmSync(folder, { recursive: true, force: true });
  };
}
