import { createServer, type Server, type ServerResponse } from 'node:http';
import { metrics } from './metrics.ts';

/** What a workers process knows of itself. */
export type Vitals = {
  readonly isReady: () => Promise<boolean>;
  /** Parts that stand still though there is work. */
  readonly stuck: () => readonly string[];
  /** Why memory is about to run out; null while it is not. */
  readonly memory: () => string | null;
  /** Its figures, for Prometheus. */
  readonly scrape: () => Promise<string>;
};

/**
 * Health and metrics of a workers process. Not live: start it anew. Not ready: its database is away, or it is ending.
 * Started: it was ready once.
 */
export function serveHealth(
  { host, port }: { host: string; port: number },
  { isReady, stuck, memory, scrape }: Vitals,
): Promise<Server> {
  let started = false;
  const say = (response: ServerResponse, is: boolean, what: string, why = '') =>
    response.writeHead(is ? 200 : 503).end(is ? what : `not ${what}${why}`);
  const server = createServer(async (request, response) => {
    if (request.url === '/healthz/live') {
      const trouble = [...stuck().map((part) => `${part} stands still`), memory() ?? []].flat();
      return say(response, trouble.length === 0, 'live', `: ${trouble.join(', ')}`);
    }
    if (request.url === '/healthz/ready') {
      const ready = await isReady();
      started ||= ready;
      return say(response, ready, 'ready');
    }
    if (request.url === '/healthz/started') {
      started ||= await isReady();
      return say(response, started, 'started');
    }
    if (request.url === '/metrics') {
      return response.setHeader('content-type', metrics.contentType).end(await scrape());
    }
    return response.writeHead(404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
