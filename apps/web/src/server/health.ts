import { memoryTrouble } from '@musicloud/db/memory';
import type { Hono } from 'hono';
import type { Container } from './container.ts';

/** Where this process stands between its start and its end. */
export type Lifetime = {
  /** It was told to stop: it serves on for a while, and wants no more to be sent. */
  stopping: boolean;
  /** It was ready once. */
  started?: boolean;
};

/**
 * What whoever runs this process asks it; each answer means another thing to do.
 * - live: no answer, or 503: start it anew. It doesn't look at the database: starting anew would not bring that back.
 * - ready: 503: send nothing here for now.
 * - started: 200 once it was ready; only from then on is silence a reason to start it anew.
 */
export function answerHealth(app: Hono, container: Container, lifetime: Lifetime): void {
  const { env } = container;
  const ready = async () => {
    const found = !lifetime.stopping && (await isReady(container));
    lifetime.started ||= found;
    return found;
  };
  app.get('/healthz/live', (context) => {
    const trouble = memoryTrouble(env.LIVE_MEMORY_SHARE, env.NODE_OPTIONS);
    return trouble ? context.text(`not live: ${trouble}`, 503) : context.text('live');
  });
  app.get('/healthz/ready', async (context) =>
    (await ready()) ? context.text('ready') : context.text('not ready', 503),
  );
  app.get('/healthz/started', async (context) =>
    lifetime.started || (await ready())
      ? context.text('started')
      : context.text('not started', 503),
  );
}

/** Ready: the database answers within a second. The registry and the queues may be away; uploads go on. */
async function isReady({ database }: Pick<Container, 'database'>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 1000, false).unref());
  const answer = database.sql`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]);
}
