import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Which } from './client.ts';
import type { Person } from './ground.ts';
import type { Installation } from './installation.ts';
import type { Chance } from './random.ts';

/** An original of a person, found by all. */
type Original = { readonly by: Person; readonly contentId: string };

/** One registered original of each person. */
export async function originalsOf(
  client: Client,
  people: readonly Person[],
): Promise<readonly Original[]> {
  const made = people.map(async (by) => {
    const { contentId } = await client.upload(by, { visibility: 'public' });
    if (contentId === null) throw new Error('an original was refused');
    await client.reaches(by, contentId, 'Registered');
    return { by, contentId };
  });
  return Promise.all(made);
}

/**
 * Spreads covers over the time of the load. The author of each grants it, and gives notice of every other one a moment
 * after it was registered. Resolves when all had their answer.
 */
export async function coverAll(
  installation: Installation,
  client: Client,
  originals: readonly Original[],
  { count, loadMs }: { readonly count: number; readonly loadMs: number },
  chance: Chance,
): Promise<void> {
  const one = async (index: number, at: number) => {
    await wait(at);
    const original = originals[index % originals.length] as Original;
    const singer = (originals[(index + 1) % originals.length] as Original).by;
    const { contentId } = await client.upload(singer, { originalId: original.contentId });
    if (contentId === null) return;
    const which = await permissionOf(installation, contentId);
    const { outcome } = await client.say(original.by, 'grant', which);
    if (outcome !== 'accepted' || index % 2 === 1) return;
    if (await client.reaches(singer, contentId, 'Registered'))
      await client.say(original.by, 'notice', which);
  };
  const moments = Array.from({ length: count }, () => chance.between(0, loadMs));
  await Promise.all(moments.map((at, index) => one(index, at)));
}

/** Stores may be away while it is asked; the harness looks past the proxies, and asks again. */
export async function permissionOf(
  { database }: Pick<Installation, 'database'>,
  contentId: string,
): Promise<Which> {
  for (;;) {
    const [row] = await database.sql<Which[]>`
      select content_id as "contentId", id as "permissionId" from permissions
      where content_id = ${contentId}`.catch(() => []);
    if (row) return { ...row };
    await wait(100);
  }
}

/** Sources that are registered though a permission they stand on is not granted, or over; in words. */
export async function unpermitted(
  { database }: Pick<Installation, 'database'>,
  people: readonly Person[],
): Promise<string[]> {
  const rows = await database.sql<{ id: string; state: string }[]>`
    select c.id, p.state from contents c join sources s on s.content_id = c.id
      join permissions p on p.content_id = c.id
    where c.creator_id = any(${people.map(({ id }) => id)}::text[]) and c.state = 'submitted'
      and s.state = 'registered' and p.state not in ('granted', 'revoking')`;
  return rows.map(({ id, state }) => `${id} is registered, and its permission is ${state}`);
}
