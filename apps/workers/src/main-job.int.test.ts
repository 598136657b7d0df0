import { uuidv7 } from '@musicloud/db/ids';
import type { Sent } from '@musicloud/db/queues/queues';
import { listNotifications } from '@musicloud/db/reads/notifications';
import { emptyQueues } from '@musicloud/db/testing/queues';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  backendsOf,
  createWorld,
  eventsOf,
  PATIENCE,
  type Running,
  type RunOptions,
  reaches,
  run,
  statusNow,
  type World,
} from './testing/running.ts';

// Each kind of registry with one kind of queues: what is told apart here knows nothing of the other.
const together = backendsOf(1).map((one) => ({
  ...one,
  registry: one.redisUrl ? ('mysql' as const) : ('sqlite' as const),
}));
describe.each(together)(
  'with queues on $backend, sources in $registry',
  ({ redisUrl, registry }) => {
    let world: World;
    let running: Running | null = null;
    beforeAll(async () => {
      world = await createWorld({ registry });
    });
    afterEach(async () => {
      await running?.stop();
      running = null;
    });
    afterAll(() => world.close());

    const start = async (options: RunOptions = {}) => {
      running = await run(world, { redisUrl: redisUrl?.(), ...options });
      return running;
    };
    const send = async (one: Running, job: object) => {
      const trace = { correlationId: uuidv7(), causeId: uuidv7(), again: false };
      const sent = { id: uuidv7(), trace, ...job } as Sent & { trace: typeof trace };
      await one.container.queues.send([sent]);
      return sent.id;
    };
    const ended = (list: Running['completed'], id: string) =>
      vi.waitFor(() => {
        const job = list.find((one) => one.id === id);
        expect(job).toBeDefined();
        return job;
      }, PATIENCE);
    const versionOf = async (id: ContentId) =>
      (await world.ports.contents.load(id))?.content.version;

    test('a content is approved, registered, deleted and released, and its creator is told', async () => {
      const { container } = await start();
      const creator = await world.caller();
      const { content, copyright } = await world.upload(creator, { title: 'The Song Of Today' });
      expect(copyright?.state).toBe('approved');
      await reaches(world, content.id, 'registered');
      const source = await world.ports.registry.find(content.id);
      expect(source).toMatchObject({ state: 'registered', title: 'The Song Of Today', version: 1 });
      expect((await world.ports.contents.load(content.id))?.source).toMatchObject({
        id: source?.id,
        code: source?.code,
      });

      await deleteContent(world.ports, creator, content.id);
      await reaches(world, content.id, 'released');
      expect(await world.ports.registry.find(content.id)).toMatchObject({
        state: 'unregistered',
        version: 2,
      });
      expect(await eventsOf(world, content.id)).toEqual([
        'content.uploaded',
        'copyright.decided',
        'source.registering',
        'source.registered',
        'content.deletion_started',
        'copyright.releasing',
        'source.unregistered',
        'copyright.released',
      ]);
      await vi.waitFor(async () => {
        const news = await listNotifications(world.database.db, creator.account.id, { limit: 9 });
        expect(news.rows.map((row) => row.type)).toEqual([
          'copyright.released',
          'source.registered',
        ]);
        expect(await container.mailer.mailbox()).toHaveLength(2);
      }, PATIENCE);
      const mails = await container.mailer.mailbox();
      expect(mails?.map((mail) => mail.to)).toEqual(Array(2).fill(creator.account.email));
      expect(mails?.some((mail) => mail.text.includes(source?.code ?? 'none'))).toBe(true);
    });

    test('every event of it names who did it, on whose request, and what led to it', async () => {
      await start();
      const creator = await world.caller();
      const { content } = await world.upload(creator);
      await reaches(world, content.id, 'registered');
      const rows = await world.database.sql`
      select id, type, actor, correlation_id as correlation, cause_id as cause from events
      where subject_id = ${content.id} order by at, id`;
      const [uploaded, decided, ...workers] = rows;
      expect(new Set(rows.map((row) => row.correlation))).toEqual(
        new Set([creator.trace.correlationId]),
      );
      expect(uploaded).toMatchObject({ actor: { kind: 'creator', id: creator.account.id } });
      expect(uploaded?.cause).toBeNull();
      expect(decided).toMatchObject({ actor: { kind: 'service' }, cause: uploaded?.id });
      for (const row of workers) expect(row).toMatchObject({ cause: decided?.id });
    });

    test('without relay and workers uploads stay approved; started later they register each once', async () => {
      const creator = await world.caller();
      const all = await Promise.all(Array.from({ length: 20 }, () => world.upload(creator)));
      for (const { content } of all) expect(await statusNow(world, content.id)).toBe('approved');
      // Two sets share the work, as two machines would.
      const second = await run(world, { redisUrl: redisUrl?.() });
      await start();
      await Promise.all(all.map(({ content }) => reaches(world, content.id, 'registered')));
      await second.stop();
      const { rows } = await world.ports.registry.list({
        creatorId: creator.account.id,
        limit: 100,
      });
      expect(rows).toHaveLength(20);
      expect(new Set(rows.map((row) => row.code)).size).toBe(20);
      for (const { content } of all) {
        const told = (await eventsOf(world, content.id)).filter(
          (one) => one === 'source.registered',
        );
        expect(told).toHaveLength(1);
      }
    });

    test('a job delivered twice, late, or after the release has no further effect', async () => {
      const one = await start();
      const creator = await world.caller();
      const { content } = await world.upload(creator);
      const again = { name: 'register-source', payload: { contentId: content.id } };
      await reaches(world, content.id, 'registered');
      const version = await versionOf(content.id);
      await ended(one.completed, await send(one, again));
      expect(await versionOf(content.id)).toBe(version);

      await deleteContent(world.ports, creator, content.id);
      await reaches(world, content.id, 'released');
      // The last thing of a deletion: what hung on it is settled.
      await vi.waitFor(async () => {
        const facts = await world.ports.contents.load(content.id);
        expect(facts?.content).toMatchObject({ state: 'deleted', ends: null });
      }, 10_000);
      const released = await versionOf(content.id);
      const events = await eventsOf(world, content.id);
      for (const name of ['register-source', 'unregister-source', 'register-source']) {
        await ended(one.completed, await send(one, { ...again, name }));
      }
      expect(await versionOf(content.id)).toBe(released);
      expect(await eventsOf(world, content.id)).toEqual(events);
      expect((await world.ports.registry.find(content.id))?.state).toBe('unregistered');
    });

    test('news told twice is mailed once', async () => {
      const one = await start();
      const creator = await world.caller();
      const { content } = await world.upload(creator);
      const mailed = async () =>
        ((await one.container.mailer.mailbox()) ?? []).filter(
          (mail) => mail.to === creator.account.email,
        ).length;
      await vi.waitFor(async () => expect(await mailed()).toBe(1), PATIENCE);
      const [event] = await world.database.sql`
      select id from events where subject_id = ${content.id} and type = 'source.registered'`;
      const again = { name: 'tell-creator', payload: { eventId: event?.id } };
      await ended(one.completed, await send(one, again));
      expect(await mailed()).toBe(1);
    });

    test('deleting what was never registered lays a tombstone and releases it', async () => {
      const creator = await world.caller();
      const { content } = await world.upload(creator);
      await deleteContent(world.ports, creator, content.id);
      // Both jobs are there at once: in whichever order they run, it ends released.
      await start();
      await reaches(world, content.id, 'released');
      expect((await world.ports.registry.find(content.id))?.state).not.toBe('registered');
      expect(await eventsOf(world, content.id)).not.toContain('source.registered');
    });

    test('a payload that can never be handled is tried once and stands in nobody’s way', async () => {
      const one = await start();
      const poison = [
        { name: 'register-source', payload: { contentId: 'not an id' } },
        { name: 'register-source', payload: null },
        { name: 'unregister-source', payload: { contentId: 7 } },
      ];
      for (const job of poison) {
        expect(await ended(one.failed, await send(one, job))).toMatchObject({ last: true });
      }
      const unknown = { name: 'register-source', payload: { contentId: uuidv7() } };
      await ended(one.completed, await send(one, unknown));
      const { content } = await world.upload(await world.caller());
      await reaches(world, content.id, 'registered');
    });

    test('what stands in a queue as failed is sent again under another id', async () => {
      const workers = await start({ roles: ['approval'] });
      const { content } = await world.upload(await world.caller());
      const [event] = await world.database.sql`
      select id from events where subject_id = ${content.id} and type = 'copyright.decided'`;
      // The queue keeps what failed, and ignores another job of the same id without a word.
      const taken = { id: `${event?.id}-0`, name: 'register-source', payload: null };
      await ended(workers.failed, await send(workers, taken));
      const relay = await run(world, {
        redisUrl: redisUrl?.(),
        roles: ['relay'],
        sweepAfterMs: 200,
      });
      await reaches(world, content.id, 'registered');
      await relay.stop();
    });

    test('what a queue lost is sent again by the sweep', async () => {
      const creator = await world.caller();
      const relay = await run(world, { redisUrl: redisUrl?.(), roles: ['relay'] });
      const { content } = await world.upload(creator);
      const { sql } = world.database;
      const published = async () =>
        (await sql`select from events where subject_id = ${content.id} and published_at is null`)
          .length;
      await vi.waitFor(async () => expect(await published()).toBe(0), PATIENCE);
      await relay.stop();
      await emptyQueues(world, redisUrl?.());
      await start({ sweepAfterMs: 200 });
      await reaches(world, content.id, 'registered');
    });
  },
);
