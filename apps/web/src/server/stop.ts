import type { Server } from 'node:http';
import { log } from './log.ts';

/** How long requests under way may take to finish. */
const GRACE_MS = 15_000;

/**
 * Stops on SIGTERM, SIGINT, or when the supervisor is gone: no new connections, requests finish, then what
 * `begin` returned closes the rest. Streams are ended by `begin`; their readers come back elsewhere.
 */
export function stopGently(server: Server, begin: () => Promise<() => Promise<void>>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const closed = new Promise((resolve) => server.close(resolve));
    const finish = await begin();
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
