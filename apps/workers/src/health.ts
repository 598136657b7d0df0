import { createServer, type Server } from 'node:http';
import { metrics } from './metrics.ts';

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
