import os from 'node:os';
import { memoryTrouble } from '@musicloud/db/memory';
import { startTracing } from '@musicloud/db/observe/spans';
import type { QueueName } from '@musicloud/domain/shared/jobs';
import type { Worker } from 'bullmq';
import { buildContainer } from './src/container.ts';
import { readEnv } from './src/env.ts';
import { serveHealth } from './src/health.ts';
import { log } from './src/log.ts';
import { scrape } from './src/metrics.ts';
import { Pulse, watchTaking } from './src/pulse.ts';
import { startRelay } from './src/relay.ts';
import { concurrency, startWorker } from './src/work.ts';

/** Workers and relay: one process runs any set of roles. */
const env = readEnv();
log.level = env.LOG_LEVEL;
const stopTracing = await startTracing({
  endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  share: env.OTEL_TRACES_SAMPLER_ARG,
  service: `musicloud-${env.ROLES.join('-')}`,
});
// Whoever waits for an answer of the web server on the same machine comes first.
os.setPriority(Math.max(os.getPriority(), os.constants.priority.PRIORITY_BELOW_NORMAL));
const container = await buildContainer(env);
const queues = env.ROLES.filter((role): role is QueueName => role !== 'relay');
const pulse = new Pulse();
const workers = queues.map((queue) => startWorker(container, queue));
const watches = workers.map((worker, index) => watch(worker, queues[index] as QueueName));
const relay = env.ROLES.includes('relay') ? await startRelay(container, pulse) : null;
let stopping = false;

const health = await serveHealth(
  { host: env.HOST, port: env.HEALTH_PORT },
  {
    isReady: async () => {
      if (stopping) return false;
      return container.database.sql`select 1`.then(
        () => true,
        () => false,
      );
    },
    // Whoever ends takes nothing new, and is right to.
    stuck: () => (stopping ? [] : pulse.stuck(env.LIVE_STALL_MS)),
    memory: () => memoryTrouble(env.LIVE_MEMORY_SHARE, env.NODE_OPTIONS),
    scrape: () => scrape(container),
  },
);
const address = health.address();
process.send?.({ type: 'listening', port: typeof address === 'object' ? address?.port : 0 });
log.info({ roles: env.ROLES }, 'working');

function watch(worker: Worker, queue: QueueName): () => void {
  // The sound of one file may be listened to for long; everything else waits for a database, which answers or fails.
  const longestJobMs = 60_000 + (queue === 'analysis' ? env.ANALYSIS_TIMEOUT_MS : 0);
  return watchTaking(pulse, queue, {
    worker,
    concurrency: concurrency[queue],
    waiting: () => container.queues.waiting(queue),
    longestJobMs,
    lookMs: Math.min(5_000, env.LIVE_STALL_MS / 4),
  });
}

/** Jobs under way finish; what was not begun stays in the queues. */
async function stop() {
  if (stopping) return;
  stopping = true;
  for (const end of watches) end();
  await relay?.stop();
  await Promise.all(workers.map((worker) => worker.close()));
  await container.close();
  health.close();
  await stopTracing();
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
