import type { Stored } from '@musicloud/domain/asset/asset';
import { finishUpload } from '@musicloud/domain/asset/finish-upload';
import { DraftForm } from '@musicloud/domain/content/content';
import { saveDraft } from '@musicloud/domain/content/save-draft';
import { eventOf, service } from '@musicloud/domain/shared/use-case';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import { anyFacts } from '@musicloud/domain/testing/arbitraries';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { status } from '../schema/index.ts';
import { createWorld, newContentId, trace, type World } from '../testing/world.ts';
import { loadFacts } from './load.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function store(facts: ContentFacts) {
  const { ports } = world;
  if (facts.asset) await keep(facts.asset);
  const { decision } = facts;
  const change = { before: null, after: facts, events: [], decision: decision ?? undefined };
  expect(await ports.contents.commit(change)).toBe('done');
}

async function keep(asset: Stored) {
  const { id, creatorId, kind, fileName, sizeBytes, createdAt } = asset;
  const common = { id, creatorId, kind, fileName, sizeBytes, createdAt };
  await world.ports.assets.create({ ...common, state: 'uploading' });
  const payload = { assetId: asset.id, kind };
  const event = eventOf(world.ports, 'asset.stored', payload, service, trace());
  await world.ports.assets.settle(asset, event);
}

test('what is read is what was written, in every state', async () => {
  const { db, sql } = world.database;
  const property = fc.asyncProperty(anyFacts, async (facts) => {
    await store(facts);
    const { id } = facts.content;
    expect(await world.ports.contents.load(id)).toEqual(facts);
    const [row] = await db.select().from(status).where(eq(status.contentId, id));
    // When it changed is the database’s, and what it is searched by is made of the names.
    const { changedAt, searchKey: _, ...shown } = row ?? { changedAt: null };
    expect(changedAt).toBeInstanceOf(Date);
    expect(shown).toEqual(statusOf(facts));
  });
  // Generated ids come again, above all while a failure is made smaller.
  const emptied = property.beforeEach(async () => {
    await sql`truncate contents, copyrights, decisions, sources, status, assets, events,
      permissions, collaborators`;
  });
  await fc.assert(emptied, { numRuns: 100 });
});

test('several are read at once, each with its own', async () => {
  const creator = await world.caller();
  const all = [await world.upload(creator), await world.register(creator)];
  const ids = all.map((facts) => facts.content.id);
  const read = await loadFacts(world.database.db, [...ids, newContentId()]);
  const byId = (one: ContentFacts, other: ContentFacts) =>
    one.content.id < other.content.id ? -1 : 1;
  expect(read.toSorted(byId)).toEqual(all.toSorted(byId));
  expect(await loadFacts(world.database.db, [])).toEqual([]);
});

test('an upload under way is no sound of a draft yet; once stored it is', async () => {
  const creator = await world.caller();
  const upload = await world.uploading(creator);
  const id = newContentId();
  const form = DraftForm.parse({ assetId: upload.id });
  await saveDraft(world.ports, creator, id, form);
  expect((await world.ports.contents.load(id))?.asset).toBeNull();
  const arrived = { sizeBytes: 9, mediaType: 'audio/ogg', sha256: 'b'.repeat(64) };
  await finishUpload(world.ports, upload, arrived, trace());
  expect((await world.ports.contents.load(id))?.asset).toMatchObject({
    id: upload.id,
    sizeBytes: 9,
  });
});
