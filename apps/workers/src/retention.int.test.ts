import { uuidv7 } from '@musicloud/db/ids';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWorld, PATIENCE, type Running, run, type World } from './testing/running.ts';

let world: World;
let relay: Running;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await relay.stop();
  await world.close();
});

test('the relay removes what is over, also what takes several batches, and leaves the rest', async () => {
  const { sql } = world.database;
  const by = await world.caller();
  await sql`insert into sessions (id, user_id, token, expires_at, created_at, updated_at)
    select 's' || n, ${by.account.id}, 't' || n, now() - n * interval '1 second', now(), now()
    from generate_series(1, 1001) n`;
  await sql`insert into sessions (id, user_id, token, expires_at, created_at, updated_at)
    values (${uuidv7()}, ${by.account.id}, 'in use', now() + interval '1 hour', now(), now())`;
  const [old, recent] = [await world.uploading(by), await world.uploading(by)];
  await sql`update assets set created_at = now() - interval '8 days' where id = ${old.id}`;
  relay = await run(world, { roles: ['relay'], sweepAfterMs: 200 });
  await vi.waitFor(async () => {
    expect(await sql`select token from sessions`).toEqual([{ token: 'in use' }]);
    expect(await sql`select id from assets`).toEqual([{ id: recent.id }]);
  }, PATIENCE);
});
