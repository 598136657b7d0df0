import { DraftForm } from '@musicloud/domain/content/content';
import { saveDraft } from '@musicloud/domain/content/save-draft';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, newContentId, type World } from '../testing/world.ts';
import { changesSince } from './changes.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('of more changes than are read at a time none is left out or told twice', async () => {
  const creator = await world.caller();
  const ids = Array.from({ length: 1_003 }, newContentId);
  const begun = new Date();
  for (const id of ids) {
    await saveDraft(world.ports, creator, id, DraftForm.parse({ title: 'Song' }));
  }
  const { db, sql } = world.database;
  // Many at the very same moment, so that only the id tells them apart.
  await sql`update status set changed_at = date_trunc('second', changed_at) where creator_id = ${creator.account.id}`;
  const { rows } = await changesSince(db, creator.account.id, begun);
  expect(rows.map((row) => row.contentId).sort()).toEqual([...ids].sort());
});
