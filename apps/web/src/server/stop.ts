import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Lifetime } from './health.ts';
import { log } from './log.ts';

/** How long requests under way may take to finish. */
const GRACE_MS = 15_000;

/** How a web process ends. */
export type Ending = {
  readonly lifetime: Lifetime;
  /** How long it serves on after it said that it is not ready any more. */
  readonly drainMs: number;
  /** Ends what would never end by itself; its readers come back elsewhere. */
  readonly endStreams: () => Promise<void>;
  /** Closes the rest, when the last request is answered. */
  readonly finish: () => Promise<void>;
};

/**
 * Stops on SIGTERM, SIGINT, or when the supervisor is gone. First it is not ready and every answer closes its line, so
 * that whoever stands in front turns elsewhere; then nothing new is let in, streams end, requests finish.
 */
export function stopGently(server: Server, ending: Ending): void {
  const { lifetime, drainMs, endStreams, finish } = ending;
  const stop = async () => {
    if (lifetime.stopping) return;
    lifetime.stopping = true;
    log.info({ drainMs }, 'draining');
    await wait(drainMs);
    const closed = new Promise((resolve) => server.close(resolve));
    await endStreams();
    server.closeIdleConnections();
    const sweep = setInterval(() => server.closeIdleConnections(), 200);
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearInterval(sweep);
    clearTimeout(force);
    await finish();
    process.exit(0);
  };
  const begun = () => {
    stop().catch((error: unknown) => {
      log.error({ err: error }, 'stopped badly');
      process.exit(1);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, begun);
  if (process.channel) process.on('disconnect', begun);
}
