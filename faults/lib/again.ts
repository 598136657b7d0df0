import { readFacts } from './facts.ts';
import type { Ground, Person } from './ground.ts';
import { untilSettled } from './settle.ts';

/** Events whose jobs change something. */
const telling = ['copyright.decided', 'copyright.releasing'];

/**
 * Has the relay send every job of these creators once more, late as it is by now (invariant 3).
 * @returns in words what that changed
 */
export async function deliverAgain(
  ground: Ground,
  people: readonly Person[],
  patienceMs: number,
): Promise<string[]> {
  const before = await readFacts(ground, people);
  await ground.database.sql`
    update events set published_at = null where type = any(${telling}::text[]) and subject_id in (
      select id from contents where creator_id = any(${people.map(({ id }) => id)}::text[]))`;
  const flight = await untilSettled(ground, patienceMs);
  if (flight) return [`jobs delivered again never ended: ${JSON.stringify(flight)}`];
  const after = await readFacts(ground, people);
  const known = new Map(before.contents.map((row) => [row.id, JSON.stringify(row)]));
  const changed = after.contents.filter((row) => known.get(row.id) !== JSON.stringify(row));
  const more = after.events.length - before.events.length;
  return [
    ...changed.map((row) => `a job delivered again changed ${row.id}`),
    ...(more === 0 ? [] : [`jobs delivered again led to ${more} events`]),
  ];
}
