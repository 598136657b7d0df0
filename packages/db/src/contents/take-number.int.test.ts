import type { DomainEvent } from '@musicloud/domain/shared/events';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { eventOf, service } from '@musicloud/domain/shared/use-case';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, trace, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const telling =
  (contentId: ContentId) =>
  (number: number): DomainEvent =>
    eventOf(world.ports, 'source.registering', { contentId, number }, service, trace());
const take = (id: ContentId, version = 1) =>
  world.ports.contents.takeNumber(id, version, telling(id));
const told = async (id: ContentId) =>
  (
    await world.database.sql`
    select payload ->> 'number' as number from events
    where subject_id = ${id} and type = 'source.registering'`
  ).map((row) => Number(row.number));
const numbers = async () =>
  (
    await world.database.sql<{ number: number }[]>`
    select registration_number::int as number from contents where registration_number is not null`
  ).map((row) => row.number);

test('a number is taken once, told once, and moves the content and its status row', async () => {
  const { content } = await world.upload(await world.caller());
  const number = await take(content.id);
  expect(number).toBeTypeOf('number');
  expect(await take(content.id)).toBe(number);
  expect(await take(content.id, 2)).toBe(number);
  expect(await told(content.id)).toEqual([number]);
  const facts = await world.ports.contents.load(content.id);
  expect(facts?.content).toMatchObject({ version: 2, registrationNumber: number });
  const [row] = await world.database
    .sql`select version from status where content_id = ${content.id}`;
  expect(row?.version).toBe(2);
});

test('of a content that has moved no number is taken', async () => {
  const { content } = await world.upload(await world.caller());
  expect(await take(content.id, 9)).toBe('moved');
  expect(await told(content.id)).toEqual([]);
  expect((await world.ports.contents.load(content.id))?.content.version).toBe(1);
});

test('workers that take one for the same content at the same moment agree', async () => {
  const { content } = await world.upload(await world.caller());
  const answers = await Promise.all(Array.from({ length: 8 }, () => take(content.id)));
  const taken = new Set(answers.filter((answer) => answer !== 'moved'));
  expect(taken.size).toBe(1);
  expect(await told(content.id)).toEqual([...taken]);
});

test('number order is commit order: whoever sees a number sees all smaller ones', async () => {
  const creator = await world.caller();
  const before = new Set(await numbers());
  const seen: number[][] = [];
  const taken: number[] = [];
  let over = false;
  const watching = (async () => {
    while (!over) seen.push(await numbers());
  })();
  // As often as it takes for somebody to look in between.
  while (taken.length === 0 || seen.length <= 2) {
    const all = await Promise.all(Array.from({ length: 40 }, () => world.upload(creator)));
    taken.push(...((await Promise.all(all.map(({ content }) => take(content.id)))) as number[]));
  }
  over = true;
  await watching;
  expect(new Set(taken).size).toBe(taken.length);
  for (const snapshot of seen) {
    const newest = Math.max(0, ...snapshot);
    const missing = taken.filter((one) => one < newest && !snapshot.includes(one));
    expect(missing.filter((one) => !before.has(one))).toEqual([]);
  }
});
