import { AccountId } from '@musicloud/domain/shared/ids';
import type { Change } from '@musicloud/domain/shared/ports';
import { eventOf, service } from '@musicloud/domain/shared/use-case';
import type { ContentFacts } from '@musicloud/domain/status/status';
import { draft, submission, submitted } from '@musicloud/domain/testing/samples';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { assets, contents, copyrights, decisions, events, status } from '../schema/index.ts';
import { createWorld, newContentId, trace, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const draftFacts = (id = newContentId(), over: Partial<ContentFacts> = {}): ContentFacts => ({
  content: draft({ id, creatorId: AccountId.parse(uuidv7()) }),
  copyright: null,
  decision: null,
  source: null,
  asset: null,
  permissions: [],
  collaborators: [],
  ...over,
});
const next = (facts: ContentFacts): ContentFacts => ({
  ...facts,
  content: { ...facts.content, version: facts.content.version + 1 },
});
const drafted = (facts: ContentFacts) =>
  eventOf(world.ports, 'content.drafted', { contentId: facts.content.id }, service, trace());
const commit = (change: Omit<Change, 'events'> & Partial<Change>) =>
  world.ports.contents.commit({ events: [], ...change });
const eventsOf = (id: string) =>
  world.database.db.select().from(events).where(eq(events.subjectId, id));
const statusRow = async (id: string) =>
  (await world.database.db.select().from(status).where(eq(status.contentId, id)))[0];

test('inserting writes content, status and event; updating moves the version', async () => {
  const first = draftFacts();
  const { id } = first.content;
  expect(await commit({ before: null, after: first, events: [drafted(first)] })).toBe('done');
  expect(await eventsOf(id)).toHaveLength(1);
  expect(await statusRow(id)).toMatchObject({ status: 'draft', version: 1 });
  expect(await commit({ before: first, after: next(first) })).toBe('done');
  expect(await statusRow(id)).toMatchObject({ version: 2 });
  expect((await world.ports.contents.load(id))?.content.version).toBe(2);
});

test('what has moved is not written, not even its events', async () => {
  const first = draftFacts();
  await commit({ before: null, after: first });
  await commit({ before: first, after: next(first) });
  const late = { before: first, after: next(first), events: [drafted(first)] };
  expect(await commit(late)).toBe('moved');
  expect(await eventsOf(first.content.id)).toHaveLength(0);
  expect(await statusRow(first.content.id)).toMatchObject({ version: 2 });
});

test('an id that is taken is moved, however many insert it at the same moment', async () => {
  const id = newContentId();
  const all = Array.from({ length: 8 }, () => draftFacts(id));
  const answers = await Promise.all(
    all.map((after) => commit({ before: null, after, events: [drafted(after)] })),
  );
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
  expect(await eventsOf(id)).toHaveLength(1);
  const winner = all[answers.indexOf('done')];
  expect((await statusRow(id))?.creatorId).toBe(winner?.content.creatorId);
});

test('of many updates at the same moment one is written', async () => {
  const first = draftFacts();
  await commit({ before: null, after: first });
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => commit({ before: first, after: next(first) })),
  );
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
});

test('a content the decision read may not have moved', async () => {
  const read = draftFacts();
  const after = draftFacts();
  await commit({ before: null, after: read });
  const reads = [{ contentId: read.content.id, version: 1 }];
  await commit({ before: read, after: next(read) });
  expect(await commit({ before: null, after, reads })).toBe('moved');
  expect(await world.ports.contents.load(after.content.id)).toBeNull();
  const fresh = [{ contentId: read.content.id, version: 2 }];
  expect(await commit({ before: null, after, reads: fresh })).toBe('done');
});

test('of two contents that read each other, only one is written', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [a, b] = [draftFacts(), draftFacts()];
    await Promise.all([a, b].map((after) => commit({ before: null, after })));
    const reading = (one: ContentFacts, other: ContentFacts) =>
      commit({
        before: one,
        after: next(one),
        reads: [{ contentId: other.content.id, version: 1 }],
      });
    const answers = await Promise.all([reading(a, b), reading(b, a)]);
    expect(answers.toSorted()).not.toEqual(['done', 'done']);
  }
});

test('a file is one content’s: of two that claim it at the same moment one is written', async () => {
  const creator = await world.caller();
  const file = await world.stored(creator);
  const both = [draftFacts(), draftFacts()];
  const answers = await Promise.all(
    both.map((after) => commit({ before: null, after, claims: [file] })),
  );
  expect(answers.toSorted()).toEqual(['done', 'moved']);
  const [row] = await world.database.db.select().from(assets).where(eq(assets.id, file));
  expect(row?.contentId).toBe(both[answers.indexOf('done')]?.content.id);
});

test('an upload that is not finished is not claimed', async () => {
  const creator = await world.caller();
  const { id } = await world.uploading(creator);
  expect(await commit({ before: null, after: draftFacts(), claims: [id] })).toBe('moved');
});

test('sound that was analysed meanwhile is read again', async () => {
  const creator = await world.caller();
  const id = await world.stored(creator);
  const asset = await world.ports.assets.find(id);
  if (asset?.state !== 'stored') throw new Error('not stored');
  const event = eventOf(
    world.ports,
    'asset.analysed',
    { assetId: id, readable: false },
    service,
    trace(),
  );
  await world.ports.assets.recordAnalysis(id, null, event);
  expect(await commit({ before: null, after: draftFacts(newContentId(), { asset }) })).toBe(
    'moved',
  );
});

test('after its deadline nothing is written', async () => {
  const after = draftFacts();
  const deadline = new Date(Date.now() - 1);
  expect(await commit({ before: null, after, deadline, events: [drafted(after)] })).toBe('moved');
  expect(await world.ports.contents.load(after.content.id)).toBeNull();
  expect(await eventsOf(after.content.id)).toHaveLength(0);
});

test('neither when the deadline passes while it waits for a lock', async () => {
  const read = draftFacts();
  const after = draftFacts();
  await commit({ before: null, after: read });
  const holder = await world.database.sql.reserve();
  try {
    await holder`begin`;
    await holder`select from contents where id = ${read.content.id} for update`;
    const deadline = new Date(Date.now() + 300);
    const reads = [{ contentId: read.content.id, version: 1 }];
    const answer = commit({ before: null, after, reads, deadline });
    await vi.waitUntil(() => Date.now() > deadline.getTime() + 50, { timeout: 5_000 });
    await holder`commit`;
    expect(await answer).toBe('moved');
  } finally {
    holder.release();
  }
  expect(await world.ports.contents.load(after.content.id)).toBeNull();
});

test('a draft that is removed takes its rows along and frees its file; decisions and events stay', async () => {
  const creator = await world.caller();
  const file = await world.stored(creator);
  const facts = await world.upload(creator, { assetId: file });
  const { content } = facts;
  const back = next({
    ...facts,
    content: draft({ id: content.id, creatorId: creator.account.id }),
  });
  const withVersion = { ...back, content: { ...back.content, version: content.version + 1 } };
  expect(await commit({ before: facts, after: withVersion })).toBe('done');
  const gone = eventOf(
    world.ports,
    'content.draft_discarded',
    { contentId: content.id },
    service,
    trace(),
  );
  expect(await commit({ before: facts, after: null, events: [gone] })).toBe('moved');
  expect(await commit({ before: withVersion, after: null, events: [gone] })).toBe('done');
  const { db } = world.database;
  expect(await world.ports.contents.load(content.id)).toBeNull();
  expect(await statusRow(content.id)).toBeUndefined();
  const left = await db.select().from(copyrights).where(eq(copyrights.contentId, content.id));
  expect(left).toHaveLength(0);
  const kept = await db.select().from(decisions).where(eq(decisions.contentId, content.id));
  expect(kept).toHaveLength(1);
  expect((await eventsOf(content.id)).map((row) => row.type)).toEqual([
    'content.uploaded',
    'copyright.decided',
    'content.draft_discarded',
  ]);
  const [row] = await db.select().from(assets).where(eq(assets.id, file));
  expect(row?.contentId).toBeNull();
});

test('the longest names there are still fit the index', async () => {
  const hangul = (length: number) =>
    Array.from({ length }, () => String.fromCodePoint(0xac00 + Math.floor(Math.random() * 11_172)));
  const said = submission({ title: hangul(200).join(''), artistName: hangul(100).join('') });
  const content = submitted({ id: newContentId(), submission: said });
  expect(await commit({ before: null, after: draftFacts(content.id, { content }) })).toBe('done');
  const [row] = await world.database.db.select().from(contents).where(eq(contents.id, content.id));
  expect(row?.submission?.title).toBe(said.title);
});
