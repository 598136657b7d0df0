import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPortal, expectProblem, type Portal } from './testing/portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await createPortal();
});
afterAll(() => portal.close());

test('a key is not refused because the database failed while it was looked up', async () => {
  // One with a limit: the uses of others are not counted.
  const key = await portal.keyOf(await portal.caller(), { unlimited: false });
  const ask = (by: string) => portal.call('GET', '/contents', { key: by });
  expect((await ask(key)).status).toBe(200);
  // What reads keys works again by the time it is asked a second time; noting that one was used does not.
  await portal.database.sql.unsafe(`
    create function fail() returns trigger language plpgsql as $$ begin raise 'away'; end $$;
    create trigger away before update on api_keys for each row execute function fail();`);
  try {
    expectProblem(await ask(key), 500, 'INTERNAL');
    expectProblem(await ask('mc_unknown'), 401, 'KEY_REFUSED');
  } finally {
    await portal.database.sql`drop trigger away on api_keys`;
  }
  expect((await ask(key)).status).toBe(200);
});
