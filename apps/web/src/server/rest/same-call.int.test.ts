import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { buildContainer } from '../container.ts';
import { createPortal, type Portal } from '../testing/portal.ts';

let portal: Portal;
let second: Awaited<ReturnType<typeof buildContainer>>;
let apps: readonly { request: ReturnType<typeof buildApp>['request'] }[];
let key: string;
beforeAll(async () => {
  portal = await createPortal();
  // Another process on the same stores, as far as its stores can tell.
  second = await buildContainer(portal.container.env);
  apps = [portal.app, buildApp(second, { stopping: false })];
  key = (await portal.program()).key;
});
afterAll(async () => {
  await second.close();
  await portal.close();
});

const song = (title = `Song ${randomUUID()}`) => ({
  title,
  creatorName: `Artist ${randomUUID()}`,
  type: 'New Music',
});

/** The same call many times at the same moment, half of them at each process. */
async function callAtOnce(times: number, body: object, headers: Record<string, string> = {}) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify(body),
  };
  const calls = Array.from({ length: times }, (_, n) => apps[n % 2]?.request('/contents', init));
  const answers = await Promise.all(calls);
  return Promise.all(
    answers.map(async (answer) => ({ status: answer?.status, body: await answer?.json() })),
  );
}
const effectsOf = (id: string) => portal.database.sql`
  select from events where subject_id = ${id} and type = 'content.uploaded'`;

test('at two processes at the same moment has one effect and one answer, by key and by id', async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = randomUUID();
    const byKey = await callAtOnce(8, song(), { 'idempotency-key': `order ${id}` });
    const byId = await callAtOnce(8, { ...song(), id });
    for (const answers of [byKey, byId]) {
      const [first] = answers;
      for (const answer of answers) expect(answer).toEqual({ status: 201, body: first?.body });
      expect(await effectsOf(first?.body.id)).toHaveLength(1);
    }
  }
});

test('with another body at the same moment one is taken, the others are refused', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const songs = Array.from({ length: 6 }, () => song());
  const answers = (await Promise.all(songs.map((one) => callAtOnce(2, one, headers)))).flat();
  const taken = answers.filter(({ status }) => status === 201);
  expect(new Set(taken.map(({ body }) => body.id)).size).toBe(1);
  expect(new Set(taken.map(({ body }) => body.title)).size).toBe(1);
  expect(taken).toHaveLength(2);
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
    Array(10).fill([409, 'ID_TAKEN']),
  );
  expect(await effectsOf(taken[0]?.body.id)).toHaveLength(1);
});
