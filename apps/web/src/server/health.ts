import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Container } from './container.ts';

/** What this process measures of itself, for Prometheus. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics, prefix: 'musicloud_web_' });

export const requestSeconds = new Histogram({
  name: 'musicloud_web_request_duration_seconds',
  help: 'Time to answer a request, by door and status class',
  labelNames: ['door', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.61, 1, 2.5, 10],
  registers: [metrics],
});

/** Ready: the database answers within a second. The registry and the queues may be away; uploads go on. */
export async function isReady({ database }: Pick<Container, 'database'>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 1000, false).unref());
  const answer = database.sql`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]);
}
