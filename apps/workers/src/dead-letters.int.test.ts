import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@musicloud/db/ids';
import { listDeadLetters, settleDeadLetter } from '@musicloud/db/outbox/dead-letters';
import type { Sent } from '@musicloud/db/queues/queues';
import { DomainError } from '@musicloud/domain/shared/errors';
import type { AccountId } from '@musicloud/domain/shared/ids';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { handlers } from './handlers/handlers.ts';
import {
  backendsOf,
  createWorld,
  PATIENCE,
  type Running,
  type RunOptions,
  reaches,
  run,
  type World,
} from './testing/running.ts';

type Job = { readonly name: string; readonly payload: unknown };
/** A job as its line shows it: what PostgreSQL cannot hold is replaced. */
const readable = (job: Job): Job =>
  JSON.parse(JSON.stringify(job).replaceAll('\\u0000', '\u{fffd}'));

describe.each(backendsOf(6))('with queues on $backend', ({ redisUrl }) => {
  let world: World;
  let admin: AccountId;
  let running: Running;
  beforeAll(async () => {
    world = await createWorld();
    admin = (await world.caller('admin')).account.id;
  });
  afterEach(async () => {
    await running.stop();
    vi.restoreAllMocks();
  });
  afterAll(() => world.close());

  // What admins want tried again goes out at the pace of the sweep.
  const start = async (options: RunOptions = {}) => {
    running = await run(world, { redisUrl: redisUrl?.(), sweepAfterMs: 100, ...options });
  };
  const send = async (job: Job) => {
    const id = uuidv7();
    const trace = { correlationId: uuidv7(), causeId: uuidv7(), again: false };
    await running.container.queues.send([{ id, trace, ...job } as Sent & { trace: typeof trace }]);
    return { id, ...trace };
  };
  const lettersOf = async ({ name, payload }: Job) => {
    const { rows } = await listDeadLetters(world.database.db, { limit: 100 });
    const wanted = JSON.stringify(payload);
    return rows.filter((row) => row.name === name && JSON.stringify(row.payload) === wanted);
  };
  /** The one open line of a job, once it says what is expected of it. */
  const letterOf = (job: Job, expected: object = {}) =>
    vi.waitFor(async () => {
      const [letter, ...others] = await lettersOf(job);
      expect(others).toEqual([]);
      expect(letter).toMatchObject({ ...job, ...expected });
      if (!letter) throw new Error('not there');
      return letter;
    }, PATIENCE);
  const settledOf = async ({ name, payload }: Job) => {
    const rows = await world.database.sql<{ settled: string | null; by: string | null }[]>`
      select settled, settled_by as by from dead_letters
      where name = ${name} and payload = ${JSON.stringify(payload)}::text::jsonb order by id`;
    return rows.map(({ settled, by }) => ({ settled, by }));
  };
  const completes = (id: string) =>
    vi.waitFor(() => expect(running.completed.map((one) => one.id)).toContain(id), PATIENCE);
  const settle = (id: string, how: 'retried' | 'dropped') =>
    settleDeadLetter(world.database.db, id, admin, how);
  /** News whose event nobody knows: telling it has no effect, and no sweep sends it again. */
  const news = (): Job => ({ name: 'tell-creator', payload: { eventId: uuidv7() } });
  /** Makes these jobs fail for good until mended; every other job is handled as ever. */
  const breakJob = (name: keyof typeof handlers, ...broken: Job[]) => {
    const all = handlers as Record<string, (...given: unknown[]) => Promise<void>>;
    const real = handlers[name] as (...given: unknown[]) => Promise<void>;
    const told = broken.map(({ payload }) => JSON.stringify(payload));
    const state = { broken: true, calls: 0 };
    vi.spyOn(all, name).mockImplementation(async (...given: unknown[]) => {
      if (!told.includes(JSON.stringify(given[1]))) return real(...given);
      state.calls += 1;
      if (state.broken) throw new DomainError('NOT_FOUND');
      await real(...given);
    });
    return state;
  };

  test.each([
    { name: 'register-source', payload: { contentId: 'not an id' } },
    { name: 'unregister-source', payload: { contentId: 7 } },
    { name: 'tell-creator', payload: null },
    // Longer than an index takes, also compressed.
    { name: 'tell-creator', payload: { eventId: randomBytes(10_000).toString('hex') } },
    // Redis takes what PostgreSQL cannot hold.
    ...(redisUrl ? [{ name: 'tell-creator', payload: { eventId: 'zero \0 byte' } }] : []),
  ])('a poison payload of $name is on the list once and blocks nobody', async (poison) => {
    await start();
    const { correlationId } = await send(poison);
    const letter = await letterOf(readable(poison), { attempts: 1, correlationId });
    expect(letter.error).toContain(poison.name);
    const { content } = await world.upload(await world.caller());
    await reaches(world, content.id, 'registered');
    // Nothing in it can be sent: trying again does no harm, and the relay goes on.
    expect(await settle(letter.id, 'retried')).toBe(true);
    const mended = news();
    const state = breakJob('tell-creator', mended);
    await send(mended);
    const next = await letterOf(mended);
    state.broken = false;
    await settle(next.id, 'retried');
    await completes(`${next.id}-0-again`);
    expect(running.failed.map((one) => one.id)).not.toContain(`${letter.id}-0-again`);
  });

  test('a handler that throws to the last attempt is on the list once, with its attempts', async () => {
    await start();
    const job = { name: 'analyse-asset', payload: { assetId: uuidv7() } };
    vi.spyOn(handlers, 'analyse-asset').mockRejectedValue(new Error('no disk'));
    await send(job);
    await vi.waitFor(() => expect(running.failed).not.toEqual([]), PATIENCE);
    // Attempts are left: nobody needs to look yet.
    expect(await lettersOf(job)).toEqual([]);
    const { content } = await world.upload(await world.caller());
    await reaches(world, content.id, 'registered');
    await letterOf(job, { error: 'no disk', attempts: 3 });
  });

  test('retried it goes out once under a new id, and once it succeeded it stays off the list', async () => {
    await start();
    const job = news();
    const state = breakJob('tell-creator', job);
    const { id, correlationId } = await send(job);
    const letter = await letterOf(job, { error: 'NOT_FOUND', attempts: 1, correlationId });
    state.broken = false;
    expect(await settle(letter.id, 'retried')).toBe(true);
    expect(await lettersOf(job)).toEqual([]);
    await completes(`${letter.id}-0-again`);
    expect(id).not.toBe(`${letter.id}-0-again`);
    expect(state.calls).toBe(2);
    expect(await settledOf(job)).toEqual([{ settled: 'retried', by: admin }]);
    // Two admins at once: the second learns that it is done.
    expect(await settle(letter.id, 'dropped')).toBe(false);
  });

  test('retried in vain it is back as a new line, which can be retried again', async () => {
    await start();
    const job = news();
    const state = breakJob('tell-creator', job);
    await send(job);
    const first = await letterOf(job);
    await settle(first.id, 'retried');
    const second = await letterOf(job, { attempts: 1 });
    expect(second.id).not.toBe(first.id);
    state.broken = false;
    await settle(second.id, 'retried');
    await completes(`${second.id}-0-again`);
    expect(await lettersOf(job)).toEqual([]);
    expect(state.calls).toBe(3);
  });

  test('dropped it is not sent', async () => {
    await start();
    const [dropped, other] = [news(), news()];
    const state = breakJob('tell-creator', dropped, other);
    await send(dropped);
    const letter = await letterOf(dropped);
    expect(await settle(letter.id, 'dropped')).toBe(true);
    expect(await lettersOf(dropped)).toEqual([]);
    // What is retried later has gone out: the dropped one would have gone with it.
    await send(other);
    const { id } = await letterOf(other);
    state.broken = false;
    await settle(id, 'retried');
    await completes(`${id}-0-again`);
    // Once the dropped one, twice the other.
    expect(state.calls).toBe(3);
    expect(running.completed.map((one) => one.id)).not.toContain(`${letter.id}-0-again`);
    expect(await settledOf(dropped)).toEqual([{ settled: 'dropped', by: admin }]);
  });

  test('failing again it stays one line with all its attempts', async () => {
    await start();
    const job = news();
    breakJob('tell-creator', job);
    await send(job);
    const once = await letterOf(job, { attempts: 1 });
    await send(job);
    const twice = await letterOf(job, { attempts: 2 });
    expect(twice.id).toBe(once.id);
    expect(Date.parse(twice.failedAt)).toBeGreaterThan(Date.parse(once.failedAt));
  });

  test('it recovers when a later job for the same succeeds', async () => {
    const { content } = await world.upload(await world.caller());
    const job = { name: 'register-source', payload: { contentId: content.id } };
    const state = breakJob('register-source', job);
    await start();
    await letterOf(job);
    // The sweep sends the registration again and again: still one line.
    await vi.waitFor(() => expect(state.calls).toBeGreaterThan(2), PATIENCE);
    await vi.waitFor(
      async () => expect((await lettersOf(job))[0]?.attempts).toBeGreaterThan(2),
      PATIENCE,
    );
    expect(await lettersOf(job)).toHaveLength(1);
    state.broken = false;
    await reaches(world, content.id, 'registered');
    await vi.waitFor(async () => expect(await lettersOf(job)).toEqual([]), PATIENCE);
    expect(await settledOf(job)).toEqual([{ settled: 'recovered', by: null }]);
  });
});
