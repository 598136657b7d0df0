import { setTimeout as wait } from 'node:timers/promises';
import type { AccountId } from '@musicloud/domain/shared/ids';
import type { Ground, Person } from './ground.ts';

const POLL_MS = 100;
/** More than any creator of a scenario has. */
const MOST = 5_000;
/** While a source is registered: approved, or on its way out or back. Its release is observed after it only. */
const behindRegistered = new Set(['approved', 'releasing', 'restoring']);

/** Nothing is registered behind these; nobody is asked again in a scenario. */
const gone = new Set(['released', 'ended']);

type Looker = Pick<Ground, 'database' | 'registry'>;

/** Looks again and again at what anyone may observe, until it is told to stop. */
export function observe(
  installation: Looker,
  people: readonly Person[],
): { stop: () => Promise<{ breaks: string[]; looks: number }> } {
  const stopping = new AbortController();
  const breaks = new Set<string>();
  let looks = 0;
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      // A store that is away shows nothing.
      const found = await look(installation, people).catch(() => null);
      for (const one of found ?? []) breaks.add(one);
      if (found) looks += 1;
      await wait(POLL_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await watching;
      return { breaks: [...breaks], looks };
    },
  };
}

/**
 * Sources that are registered though their copyright is not approved, whichever of the two stores is asked first:
 * released before the registry was read is too late, and not approved after it was never right.
 */
async function look(installation: Looker, people: readonly Person[]): Promise<string[]> {
  const before = await statesOf(installation, people);
  const registered: string[] = [];
  for (const { id } of people) {
    const query = { creatorId: id as AccountId, state: 'registered', limit: MOST } as const;
    const { rows } = await installation.registry.list(query);
    registered.push(...rows.map((row) => row.contentId));
  }
  const after = await statesOf(installation, people);
  return registered.flatMap((id) => {
    const [then, now] = [before.get(id), after.get(id)];
    if (then && gone.has(then)) return [`${id} was registered after it was ${then}`];
    const right = now !== undefined && (behindRegistered.has(now) || gone.has(now));
    return right ? [] : [`${id} was registered while its copyright was ${now ?? 'not there'}`];
  });
}

async function statesOf({ database }: Looker, people: readonly Person[]) {
  const rows = await database.sql<{ id: string; state: string }[]>`
    select c.id, cp.state from contents c join copyrights cp on cp.content_id = c.id
    where c.creator_id = any(${people.map(({ id }) => id)}::text[])`;
  return new Map(rows.map(({ id, state }) => [id, state]));
}
