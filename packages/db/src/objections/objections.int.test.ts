import { deleteContent } from '@musicloud/domain/content/delete-content';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { addToObjection } from '@musicloud/domain/objection/add-to-objection';
import { answerObjection } from '@musicloud/domain/objection/answer-objection';
import { fileObjection } from '@musicloud/domain/objection/file-objection';
import { Report, type Ruling } from '@musicloud/domain/objection/objection';
import { resumeTrack } from '@musicloud/domain/objection/resume-track';
import { ruleOnObjection } from '@musicloud/domain/objection/rule-on-objection';
import { AssetId, type ContentId, ObjectionId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { holdSource } from '@musicloud/domain/source/hold-source';
import { statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { listCatalogue, mayOpen, readTrack } from '../reads/catalogue.ts';
import { readContent } from '../reads/content-view.ts';
import {
  countObjections,
  followObjection,
  listObjections,
  readObjection,
} from '../reads/objections.ts';
import { rebuildStatus } from '../status/rebuild.ts';
import { createWorld, trace, type World } from '../testing/world.ts';
import { dueObjections } from './objections.ts';

let world: World;
let creator: Caller;
let admin: Caller;
let id: ContentId;
beforeAll(async () => {
  world = await createWorld();
  admin = await world.caller('admin');
});
afterAll(async () => {
  expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 0 });
  await world.close();
});
beforeEach(async () => {
  creator = await world.caller();
  const assetId = await world.stored(creator);
  id = (await world.register(creator, { visibility: 'public', assetId })).content.id;
});

const report = (email = 'claimant@example.org') =>
  Report.parse({ claim: 'work', name: 'Claimant', email, explanation: 'I wrote it.' });
const newId = () => ObjectionId.parse(uuidv7());
const file = (contentId = id, objectionId = newId(), email?: string) =>
  fileObjection(
    world.ports,
    { id: objectionId, contentId, language: 'en', report: report(email) },
    trace(),
  );
const say = (objectionId: ObjectionId, kind: Ruling['kind'], note = 'the scores match') =>
  ruleOnObjection(world.ports, admin, objectionId, { kind, note });
const answer = (objectionId: ObjectionId, documents: AssetId[] = [], by = creator) =>
  answerObjection(world.ports, by, objectionId, { statement: 'Mine.', documents });
const found = async (objectionId: ObjectionId) => {
  const objection = await world.ports.objections.find(objectionId);
  if (!objection) throw new Error('gone');
  return objection;
};
const track = () => readTrack(world.database.db, id, { id: null, admin: false });
const isListed = async () => {
  const { rows } = await listCatalogue(world.database.db, { limit: 100 });
  return rows.some((row) => row.contentId === id);
};
const eventsOf = async () => {
  const rows = await world.database.sql`
    select type, actor ->> 'kind' as who from events
    where subject_id = ${id} and type like 'objection.%' order by id`;
  return rows.map(({ type, who }) => `${type} ${who}`);
};
/** The announced date comes. */
const daysPass = (objectionId: ObjectionId) => world.database.sql`
  update objections set due_at = clock_timestamp() - interval '1 second' where id = ${objectionId}`;
const sweep = async () => {
  for (const { due, trace: cause } of await dueObjections(world.database.sql)) {
    await resumeTrack(world.ports, due, cause);
  }
};

describe('a report', () => {
  test('leaves the track as it is, and repeated it is the first one', async () => {
    const objection = await file();
    expect(await file(id, objection.id)).toEqual(objection);
    expect(await isListed()).toBe(true);
    expect(await eventsOf()).toEqual(['objection.filed claimant']);
    await expect(file(id, objection.id, 'other@example.org')).rejects.toThrow('ID_TAKEN');
  });

  test('is for what strangers can see', async () => {
    const hidden = await world.register(creator);
    await expect(file(hidden.content.id)).rejects.toThrow('NOT_FOUND');
    const waiting = await world.upload(creator, { visibility: 'public' });
    await expect(file(waiting.content.id)).rejects.toThrow('NOT_FOUND');
  });

  test('is followed by its receipt, which its creator never reads', async () => {
    const objection = await file();
    await say(objection.id, 'uphold');
    const followed = await followObjection(world.database.db, objection.receipt);
    expect(followed).toMatchObject({ state: 'upheld', reason: 'the scores match', addable: true });
    const view = await readContent(world.database.db, id, {
      id: creator.account.id,
      admin: false,
    });
    expect(view?.objection).toMatchObject({ name: 'Claimant', answerable: true });
    expect(JSON.stringify(view)).not.toContain(objection.receipt);
    expect(JSON.stringify(view)).not.toContain(objection.email);
  });

  test('can be added to', async () => {
    const { id: objectionId } = await file();
    const more = { explanation: 'Also this.', links: ['https://example.org/'] };
    await addToObjection(world.ports, objectionId, more, trace());
    expect((await found(objectionId)).additions).toMatchObject([more]);
    // While it is in force that calls an admin back, until they did something.
    const waiting = () => countObjections(world.database.db);
    const before = await waiting();
    await say(objectionId, 'uphold');
    expect(await waiting()).toBe(before - 1);
    await addToObjection(world.ports, objectionId, more, trace());
    expect(await waiting()).toBe(before);
    const { rows } = await listObjections(world.database.db, { list: 'stopped', limit: 100 });
    expect(rows.find((row) => row.id === objectionId)?.added).toBe(true);
    await say(objectionId, 'proceed');
    expect(await waiting()).toBe(before - 1);
  });
});

describe('an admin', () => {
  test('stops and brings back a track at once, each with its event', async () => {
    const { id: objectionId } = await file();
    const before = (await world.ports.contents.load(id))?.asset?.id ?? '';
    await say(objectionId, 'uphold');
    expect([await isListed(), await track()]).toEqual([false, null]);
    expect(await mayOpen(world.database.db, before, id)).toBe(false);
    await say(objectionId, 'lift', 'settled');
    expect(await isListed()).toBe(true);
    expect(await eventsOf()).toEqual([
      'objection.filed claimant',
      'objection.upheld admin',
      'objection.lifted admin',
    ]);
  });

  test('reads both sides', async () => {
    const { id: objectionId } = await file();
    await file();
    const view = await readObjection(world.database.db, objectionId, {
      id: admin.account.id,
      admin: true,
    });
    expect(view).toMatchObject({
      email: 'claimant@example.org',
      others: 1,
      rulings: ['uphold', 'dismiss'],
      creator: { email: creator.account.email },
    });
    const { rows } = await listObjections(world.database.db, { list: 'open', limit: 100 });
    expect(rows.map((row) => row.id)).toContain(objectionId);
  });

  test('is the only one who rules; two at the same moment do not undo each other', async () => {
    const { id: objectionId } = await file();
    const ruling = { kind: 'uphold', note: 'why' } as const;
    expect(() => ruleOnObjection(world.ports, creator, objectionId, ruling)).toThrow('NOT_FOUND');
    const both = await Promise.allSettled([
      say(objectionId, 'uphold'),
      say(objectionId, 'dismiss'),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { state } = await found(objectionId);
    expect(await isListed()).toBe(state === 'dismissed');
  });

  test('has a hold of their own taken over, and no second objection in force', async () => {
    const [one, other] = [await file(), await file()];
    await holdSource(world.ports, admin, id, 'suspend', 'a letter');
    await say(one.id, 'uphold');
    await expect(say(other.id, 'uphold')).rejects.toThrow('ALREADY_SUSPENDED');
    await expect(holdSource(world.ports, admin, id, 'reinstate', 'x')).rejects.toThrow(
      'HELD_BY_OBJECTION',
    );
    await say(one.id, 'lift');
    await say(other.id, 'uphold');
    expect(await isListed()).toBe(false);
  });
});

describe('its creator', () => {
  test('answers with documents, and the track comes back on the announced date', async () => {
    const { id: objectionId } = await file();
    await say(objectionId, 'uphold');
    const document = await world.stored(creator, uuidv7(), 'document');
    await answer(objectionId, [document]);
    expect(await found(objectionId)).toMatchObject({ answer: { documents: [document] } });
    const [used] = await world.database.sql`select content_id from assets where id = ${document}`;
    expect(used?.content_id).toBe(id);
    await sweep();
    expect(await isListed()).toBe(false);
    await daysPass(objectionId);
    await sweep();
    expect(await isListed()).toBe(true);
    expect((await eventsOf()).at(-1)).toBe('objection.lifted service');
  });

  test('is nobody else, and the documents are their own', async () => {
    const { id: objectionId } = await file();
    await say(objectionId, 'uphold');
    const other = await world.caller();
    await expect(answer(objectionId, [], other)).rejects.toThrow('NOT_FOUND');
    const theirs = await world.stored(other, uuidv7(), 'document');
    await expect(answer(objectionId, [theirs])).rejects.toThrow('ASSET_NOT_FOUND');
    await expect(answer(objectionId, [AssetId.parse(uuidv7())])).rejects.toThrow('ASSET_NOT_FOUND');
  });

  test('waits on where proceedings were begun, until those are taken back', async () => {
    const { id: objectionId } = await file();
    await say(objectionId, 'uphold');
    await answer(objectionId);
    await daysPass(objectionId);
    const [late] = await dueObjections(world.database.sql);
    await say(objectionId, 'proceed', 'Seoul Central District Court');
    await sweep();
    // A sweep that read it before the proceedings comes too late.
    if (late) await resumeTrack(world.ports, late.due, late.trace);
    expect(await isListed()).toBe(false);
    await say(objectionId, 'unproceed', '');
    await daysPass(objectionId);
    await sweep();
    expect(await isListed()).toBe(true);
  });

  test('may delete the track; what is in force then ends without it', async () => {
    const { id: objectionId } = await file();
    await say(objectionId, 'uphold');
    await deleteContent(world.ports, creator, id);
    await finishRelease(world.ports, id, trace());
    await say(objectionId, 'lift');
    const facts = await world.ports.contents.load(id);
    expect(facts && statusOf(facts).status).toBe('released');
    expect(await isListed()).toBe(false);
  });
});
