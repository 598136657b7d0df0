import { parseTraceparent } from '@musicloud/db/observe/scope';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildContainer } from './container.ts';
import { startRelay } from './relay.ts';
import { createWorld, envOf, reaches, type World } from './testing/running.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('a release past its deadline is given up by the database’s clock, whatever that of the process says', async () => {
  const creator = await world.caller();
  const { content } = await world.register(creator);
  await deleteContent({ ...world.ports, releaseDeadlineMs: -1 }, creator, content.id);
  const container = await buildContainer(envOf(world, { roles: ['relay'], sweepAfterMs: 200 }));
  const clock = () => new Date(Date.now() - 3_600_000);
  const relay = await startRelay({ ...container, ports: { ...container.ports, clock } });
  await reaches(world, content.id, 'deletion_failed');
  // What a sweep does is a trace, too, which its jobs continue.
  const [undone] = await world.database.sql`
    select traceparent from events
    where subject_id = ${content.id} and type = 'copyright.restoring'`;
  expect(parseTraceparent(undone?.traceparent)).not.toBeNull();
  await relay.stop();
  await container.close();
});
