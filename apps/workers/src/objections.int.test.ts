import { uuidv7 } from '@musicloud/db/ids';
import { listNotifications } from '@musicloud/db/reads/notifications';
import { answerObjection } from '@musicloud/domain/objection/answer-objection';
import { fileObjection } from '@musicloud/domain/objection/file-objection';
import { Report } from '@musicloud/domain/objection/objection';
import { ruleOnObjection } from '@musicloud/domain/objection/rule-on-objection';
import { EventId, ObjectionId } from '@musicloud/domain/shared/ids';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  createWorld,
  eventsOf,
  PATIENCE,
  type Running,
  reaches,
  run,
  type World,
} from './testing/running.ts';

let world: World;
let running: Running;
beforeAll(async () => {
  world = await createWorld();
  running = await run(world, { sweepAfterMs: 200 });
});
afterAll(async () => {
  await running.stop();
  await world.close();
});

const CLAIMANT = 'claimant@musicloud.example';
/** The first words of each mail to whoever filed it, oldest first. */
const mailed = async () => {
  const mails = (await running.container.mailer.mailbox()) ?? [];
  const theirs = mails.filter(({ to }) => to === CLAIMANT);
  return theirs.map(({ subject }) => subject.split(/[ :]/)[0]).toReversed();
};

test('both sides are told of every step, once, and the track comes back on its date', async () => {
  const creator = await world.caller();
  const admin = await world.caller('admin');
  const { content } = await world.upload(creator, { visibility: 'public', title: 'Disputed' });
  await reaches(world, content.id, 'registered');
  const id = ObjectionId.parse(uuidv7());
  const report = Report.parse({
    claim: 'work',
    name: 'Claimant',
    email: CLAIMANT,
    explanation: 'I wrote it.',
  });
  const trace = { correlationId: uuidv7(), causeId: null };
  const filed = { id, contentId: content.id, language: 'en', report } as const;
  const { receipt } = await fileObjection(world.ports, filed, trace);
  await ruleOnObjection(world.ports, admin, id, { kind: 'uphold', note: 'The scores match.' });
  await answerObjection(world.ports, creator, id, { statement: 'Mine.', documents: [] });
  await vi.waitFor(async () => expect(await mailed()).toHaveLength(3), PATIENCE);
  // The announced date comes; the relay's own sweep brings it back.
  await world.database.sql`
    update objections set due_at = clock_timestamp() - interval '1 second' where id = ${id}`;
  await vi.waitFor(
    async () => expect((await eventsOf(world, content.id)).at(-1)).toBe('objection.lifted'),
    PATIENCE,
  );
  await vi.waitFor(async () => expect(await mailed()).toHaveLength(4), PATIENCE);
  expect((await mailed()).toSorted()).toEqual(['Answered', 'Back', 'Stopped', 'Your'].toSorted());
  const mails = (await running.container.mailer.mailbox()) ?? [];
  for (const { text } of mails.filter(({ to }) => to === CLAIMANT)) {
    expect(text).toContain(`/reports?receipt=${receipt}`);
    // The answer is for the admins.
    expect(text).not.toContain('Mine.');
  }
  // What the creator gets holds neither the receipt nor an address.
  for (const { text } of mails.filter(({ to }) => to === creator.account.email)) {
    expect(text).not.toContain(receipt);
    expect(text).not.toContain(CLAIMANT);
  }
  await vi.waitFor(async () => {
    const { rows } = await listNotifications(world.database.db, creator.account.id, { limit: 9 });
    expect(rows.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['objection.upheld', 'objection.lifted']),
    );
  }, PATIENCE);
});

test('a job that comes twice mails once', async () => {
  const before = await mailed();
  const events = await world.database.sql<{ id: string }[]>`
    select id from events where type = 'objection.upheld'`;
  const again = { correlationId: uuidv7(), causeId: uuidv7(), again: true };
  const jobs = events.map(({ id }) => ({
    id: `${uuidv7()}-0-again`,
    name: 'tell-claimant' as const,
    payload: { eventId: EventId.parse(id) },
    trace: again,
  }));
  await running.container.queues.send(jobs);
  await vi.waitFor(() => {
    const done = running.completed.map(({ id }) => id);
    expect(jobs.every(({ id }) => done.includes(id))).toBe(true);
  }, PATIENCE);
  expect(await mailed()).toEqual(before);
});
