import { setTimeout as wait } from 'node:timers/promises';
import { tryOnce } from '../call.ts';
import type { Person } from '../ground.ts';

const PAUSE_MS = 50;

/** What readers saw: pages asked for, and what was wrong with those that failed. */
export type Tally = { asked: number; readonly failed: string[] };

/** People who look at their lists, one at each web process each, all the time. */
export function startReaders(origins: readonly string[], people: readonly Person[]) {
  let tally: Tally = { asked: 0, failed: [] };
  let over = false;
  const look = async (origin: string, path: string, key: string) => {
    const seen = tally;
    const answer = await tryOnce({ method: 'GET', url: origin + path, key });
    seen.asked += 1;
    if (answer.kind !== 'yes') seen.failed.push(`${path}: ${answer.code}`);
  };
  const loops = origins.flatMap((origin) =>
    people.map(async ({ key }) => {
      while (!over) {
        for (const path of ['/mypages?limit=20', '/contents?limit=20', '/copyrights?limit=5']) {
          await look(origin, path, key);
          await wait(PAUSE_MS);
        }
      }
    }),
  );
  return {
    /** What was seen since this was last asked. */
    take: (): Tally => {
      const taken = tally;
      tally = { asked: 0, failed: [] };
      return taken;
    },
    stop: async () => {
      over = true;
      await Promise.all(loops);
    },
  };
}
