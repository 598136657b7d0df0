import os from 'node:os';
import type { QueueName } from '@musicloud/domain/shared/jobs';
import { buildContainer } from './src/container.ts';
import { readEnv } from './src/env.ts';
import { serveHealth } from './src/health.ts';
import { log } from './src/log.ts';
import { startRelay } from './src/relay.ts';
import { startWorker } from './src/work.ts';

/** Workers and relay: one process runs any set of roles. */
const env = readEnv();
// Whoever waits for an answer of the web server on the same machine comes first.
os.setPriority(Math.max(os.getPriority(), os.constants.priority.PRIORITY_BELOW_NORMAL));
const container = await buildContainer(env);
const queues = env.ROLES.filter((role): role is QueueName => role !== 'relay');
const workers = queues.map((queue) => startWorker(container, queue));
const relay = env.ROLES.includes('relay') ? await startRelay(container) : null;
let stopping = false;

const health = await serveHealth({ host: env.HOST, port: env.HEALTH_PORT }, async () => {
  if (stopping) return false;
  return container.database.sql`select 1`.then(
    () => true,
    () => false,
  );
});
const address = health.address();
process.send?.({ type: 'listening', port: typeof address === 'object' ? address?.port : 0 });
log.info({ roles: env.ROLES }, 'working');

/** Jobs under way finish; what was not begun stays in the queues. */
async function stop() {
  if (stopping) return;
  stopping = true;
  await relay?.stop();
  await Promise.all(workers.map((worker) => worker.close()));
  await container.close();
  health.close();
  process.exit(0);
}
const begin = () => {
  stop().catch((error: unknown) => {
    log.error({ err: error }, 'stopped badly');
    process.exit(1);
  });
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, begin);
if (process.channel) process.on('disconnect', begin);
