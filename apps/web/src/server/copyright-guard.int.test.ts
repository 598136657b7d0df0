import { openTcpProxy, type TcpProxy } from '@musicloud/db/testing/tcp-proxy';
import { createWorld, newContentId, submissionOf, type World } from '@musicloud/db/testing/world';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type CopyrightGuard, guardCopyright } from './copyright-guard.ts';

const TIMEOUT_MS = 610;
let world: World;
let proxy: TcpProxy;
let guard: CopyrightGuard;
let creator: Caller;

beforeAll(async () => {
  world = await createWorld();
  const url = new URL(world.database.url);
  proxy = await openTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  guard = guardCopyright(world.ports, {
    url: url.href,
    timeoutMs: TIMEOUT_MS,
    connections: 4,
    afterCommit: () => {},
  });
  creator = await world.caller();
});
afterEach(() => proxy.set({ kind: 'none' }));
afterAll(async () => {
  await guard.close();
  await proxy.close();
  await world.close();
});

type Answer = { id: ContentId; code: string | undefined; inDoubt: boolean; ms: number };

async function upload(by = guard): Promise<Answer> {
  const id = newContentId();
  const from = performance.now();
  const error = await by.upload(creator, { id, submission: submissionOf() }).then(
    () => undefined,
    (reason) => reason,
  );
  const code = error && (domainCodeOf(error) ?? String(error));
  const inDoubt = error?.details?.outcome === 'unknown';
  return { id, code, inDoubt, ms: performance.now() - from };
}
const many = (count: number) => Promise.all(Array.from({ length: count }, () => upload()));
const stored = async (answers: readonly Answer[]) =>
  (
    await world.database.sql`
    select id from contents where id = any(${answers.map((one) => one.id)}::uuid[])`
  ).length;
const recovered = () =>
  vi.waitFor(async () => expect((await upload()).code).toBe(undefined), 10_000);

test('more calls at once than there are connections wait their turn, and all get their answer', async () => {
  const patient = guardCopyright(world.ports, {
    url: world.database.url,
    timeoutMs: 20_000,
    connections: 2,
    afterCommit: () => {},
  });
  const answers = await Promise.all(Array.from({ length: 40 }, () => upload(patient)));
  await patient.close();
  expect(answers.map((one) => one.code)).toEqual(answers.map(() => undefined));
  expect(await stored(answers)).toBe(40);
});

test.each([{ kind: 'slow', ms: 700 }, { kind: 'frozen' }, { kind: 'refused' }] as const)(
  'a database that is $kind is answered as busy, quickly, and nothing refused is ever stored',
  async (trouble) => {
    await recovered();
    proxy.set(trouble);
    const first = await many(20);
    expect(new Set(first.map((one) => one.code))).toEqual(new Set(['COPYRIGHT_BUSY']));
    expect(Math.max(...first.map((one) => one.ms))).toBeLessThan(TIMEOUT_MS * 2);
    await vi.waitFor(() => expect(guard.state()).not.toBe('closed'));
    const later = await many(50);
    expect(later.every((one) => one.code === 'COPYRIGHT_BUSY')).toBe(true);
    proxy.set({ kind: 'none' });
    await recovered();
    // Whatever was still on its way arrived by now, after its deadline.
    expect(await stored([...first, ...later])).toBe(0);
    expect(guard.state()).toBe('closed');
  },
);

test('a commit that went through counts, though its answer never came', async () => {
  await recovered();
  const { sql } = world.database;
  await sql.unsafe(`create function dawdle() returns trigger language plpgsql
    as $$ begin perform pg_sleep(0.25); return null; end $$;
    create trigger dawdle after insert on contents for each row execute function dawdle()`);
  const sleeping = async () =>
    expect(await sql`select from pg_stat_activity where wait_event = 'PgSleep'`).toHaveLength(1);
  const asked = upload();
  await vi.waitFor(sleeping, { interval: 5 });
  proxy.set({ kind: 'frozen' });
  expect((await asked).code).toBe(undefined);
  expect(await stored([await asked])).toBe(1);
  proxy.set({ kind: 'none' });
  await recovered();
  await sql`drop function dawdle cascade`;
});

/** Every answer that says no and nothing of doubt. */
const refusedOf = (answers: readonly Answer[]) =>
  answers.filter(({ code, inDoubt }) => code !== undefined && !inDoubt);

test.each([30, 45, 60, 75, 90, 110, 150])(
  'nothing is refused and stored when each way takes %i ms, about as long as there is time',
  async (ms) => {
    await recovered();
    proxy.set({ kind: 'slow', ms });
    const answers = await many(12);
    proxy.set({ kind: 'none' });
    await recovered();
    expect(await stored(refusedOf(answers))).toBe(0);
    const accepted = answers.filter(({ code }) => code === undefined);
    expect(await stored(accepted)).toBe(accepted.length);
  },
);

test('nothing is refused and stored when the way is cut at any moment of the decision', async () => {
  const answers: Answer[] = [];
  for (let round = 0; round < 24; round += 1) {
    await recovered();
    const under = many(3);
    await new Promise((resolve) => setTimeout(resolve, round));
    proxy.set(round % 2 ? { kind: 'frozen' } : { kind: 'refused' });
    answers.push(...(await under));
    proxy.set({ kind: 'none' });
  }
  await recovered();
  expect(await stored(refusedOf(answers))).toBe(0);
  expect(Math.max(...answers.map((one) => one.ms))).toBeLessThan(TIMEOUT_MS * 2);
});

test('while the breaker is open it turns away at the door, and counts it; closed it lets in', async () => {
  await recovered();
  (await guard.enter())();
  proxy.set({ kind: 'refused' });
  await many(20);
  await vi.waitFor(() => expect(guard.state()).toBe('open'));
  await expect(guard.enter()).rejects.toThrow('COPYRIGHT_BUSY');
  proxy.set({ kind: 'none' });
  // It tries by itself: nobody has to knock.
  await vi.waitFor(async () => (await guard.enter())(), 10_000);
  expect(guard.state()).toBe('closed');
});

test('the door lets in as many as can be served, then one for each that leaves, in the order they came', async () => {
  await recovered();
  const inside = await Promise.all(Array.from({ length: 8 }, () => guard.enter()));
  const order: number[] = [];
  const waiting = [1, 2].map((place) =>
    guard.enter().then((leave) => {
      order.push(place);
      return leave;
    }),
  );
  inside.pop()?.();
  (await waiting[0])?.();
  (await waiting[1])?.();
  expect(order).toEqual([1, 2]);
  for (const leave of inside) leave();
});

test('whom the door has no room for in time is told so, and no breaker opens', async () => {
  await recovered();
  const inside = await Promise.all(Array.from({ length: 8 }, () => guard.enter()));
  const from = performance.now();
  await expect(guard.enter()).rejects.toThrow('COPYRIGHT_BUSY');
  expect(performance.now() - from).toBeLessThan(TIMEOUT_MS * 2);
  expect(guard.state()).toBe('closed');
  for (const leave of inside) leave();
});

test('a call that came late to the guard fails alone: the domain gets all the time there is', async () => {
  await recovered();
  proxy.set({ kind: 'slow', ms: 40 });
  for (let index = 0; index < 12; index += 1) {
    const arrived = performance.now() - TIMEOUT_MS / 2 + 10;
    const id = newContentId();
    await guard.upload(creator, { id, submission: submissionOf() }, arrived).catch(() => {});
  }
  expect(guard.state()).toBe('closed');
});

test('over a long way it recovers too, where first calls need most of the time', async () => {
  await recovered();
  proxy.set({ kind: 'refused' });
  await many(20);
  expect(guard.state()).not.toBe('closed');
  proxy.set({ kind: 'slow', ms: 22 });
  await recovered();
  await vi.waitFor(() => expect(guard.state()).toBe('closed'));
});

test('what the domain refuses is an answer: it opens no breaker', async () => {
  const submission = submissionOf({ type: 'cover', originalIds: [newContentId()] });
  for (let index = 0; index < 30; index += 1) {
    const call = guard.upload(creator, { id: newContentId(), submission });
    await expect(call).rejects.toMatchObject({ code: 'ORIGINAL_NOT_FOUND' });
  }
  expect(guard.state()).toBe('closed');
});
