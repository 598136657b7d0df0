import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What this process measures of itself, for Prometheus. */
const metrics = new Registry();
collectDefaultMetrics({ register: metrics, prefix: 'musicloud_workers_' });

export const jobSeconds = new Histogram({
  name: 'musicloud_workers_job_duration_seconds',
  help: 'Time a job took, by name and outcome',
  labelNames: ['job', 'outcome'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5, 30, 120],
  registers: [metrics],
});

/** Health and metrics of a workers process. */
export function serveHealth(
  { host, port }: { host: string; port: number },
  isReady: () => Promise<boolean>,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url === '/healthz/live') return response.end('live');
    if (request.url === '/healthz/ready') {
      const ready = await isReady();
      return response.writeHead(ready ? 200 : 503).end(ready ? 'ready' : 'not ready');
    }
    if (request.url === '/metrics') {
      return response.setHeader('content-type', metrics.contentType).end(await metrics.metrics());
    }
    return response.writeHead(404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
