import { Redis } from 'ioredis';
import type { World } from './world.ts';

/** Empties the queues, as those do that keep nothing and were restarted. */
export async function emptyQueues({ database }: World, redisUrl: string | undefined) {
  if (redisUrl) {
    const redis = new Redis(redisUrl);
    await redis.flushdb();
    redis.disconnect();
    return;
  }
  const tables = await database.sql<{ name: string }[]>`
    select tablename as name from pg_tables
    where schemaname = 'bullmq' and tablename not like '%migration%'`;
  for (const { name } of tables) await database.sql.unsafe(`delete from bullmq.${name}`);
}
