import type { Container } from './container.ts';
import { recent, streamsOpen } from './metrics.ts';

/** How many of the slowest procedures are named. */
const SLOWEST = 5;

/** What *Operations* shows: of the stores for all processes together, and of this process alone. */
export async function operationsOf({ figures, pools, guard }: Container) {
  const [{ at, database, queues }, { values }] = await Promise.all([
    figures.read(),
    streamsOpen.get(),
  ]);
  const { minutes, all, procedures } = recent.read();
  return {
    at: at.toISOString(),
    /** Null where a store did not answer in time. */
    database,
    queues,
    here: {
      guard: guard.state(),
      minutes,
      calls: all,
      slowest: procedures.slice(0, SLOWEST),
      pools: Object.entries(pools()).map(([name, use]) => ({ name, ...use })),
      streams: values[0]?.value ?? 0,
    },
  };
}
