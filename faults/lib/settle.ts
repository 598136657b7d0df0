import { setTimeout as wait } from 'node:timers/promises';
import type { Ground } from './ground.ts';

const POLL_MS = 200;

/** What is still under way, by the stores themselves. */
export type Flight = {
  readonly unpublished: number;
  readonly changing: number;
  readonly unheard: number;
  readonly jobs: number;
};

/**
 * Waits until nothing is in flight; without `analysed`, sound and other jobs may still wait.
 * @returns what still was when the time was over; null when nothing was
 */
export async function untilSettled(
  ground: Pick<Ground, 'database' | 'queues'>,
  patienceMs: number,
  { analysed = true } = {},
): Promise<Flight | null> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const found = await inFlight(ground);
    const flight = analysed ? found : { ...found, unheard: 0, jobs: 0 };
    if (Object.values(flight).every((count) => count === 0)) return null;
    if (performance.now() > deadline) return flight;
    await wait(POLL_MS);
  }
}

async function inFlight({
  database: { sql },
  queues,
}: Pick<Ground, 'database' | 'queues'>): Promise<Flight> {
  const [row] = await sql<Omit<Flight, 'jobs'>[]>`select
    (select count(*)::int from events where published_at is null) as unpublished,
    (select count(*)::int from copyrights c left join sources s on s.content_id = c.content_id
      where c.state in ('checking', 'releasing', 'restoring')
        or (c.state = 'approved' and s.state is distinct from 'registered'))
      + (select count(*)::int from contents where state = 'deleted' and ends is not null)
      + (select count(*)::int from permissions p join contents c on c.id = p.content_id
        where p.state = 'revoking' and c.state = 'submitted') as changing,
    (select count(*)::int from assets
      where kind = 'audio' and state = 'stored' and not analysed) as unheard`;
  if (!row) throw new Error('PostgreSQL counted nothing.');
  return { ...row, jobs: await queues.pending() };
}
