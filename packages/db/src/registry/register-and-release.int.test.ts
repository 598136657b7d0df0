import { deleteContent } from '@musicloud/domain/content/delete-content';
import { editContent } from '@musicloud/domain/content/edit-content';
import { uploadContent } from '@musicloud/domain/content/upload-content';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { settleReview } from '@musicloud/domain/copyright/settle-review';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import type { RegisterCommand } from '@musicloud/domain/source/ports';
import { registerSource } from '@musicloud/domain/source/register-source';
import { statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, newContentId, submissionOf, trace, type World } from '../testing/world.ts';

let world: World;
let creator: Caller;
let id: ContentId;
beforeAll(async () => {
  world = await createWorld();
  creator = await world.caller();
});
beforeEach(async () => {
  id = (await world.upload(creator)).content.id;
});
afterAll(() => world.close());

/** The real ports, with something that happens beside each registering. */
function around(beside: {
  before?: (command: RegisterCommand) => Promise<unknown>;
  after?: (command: RegisterCommand) => Promise<unknown>;
}): Ports {
  const { registry } = world.ports;
  const register: typeof registry.register = async (command) => {
    await beside.before?.(command);
    const answer = await registry.register(command);
    await beside.after?.(command);
    return answer;
  };
  return { ...world.ports, registry: { ...registry, register } };
}
const once = (act: () => Promise<unknown>) => {
  let done = false;
  return async () => {
    if (done) return;
    done = true;
    await act();
  };
};
const deleteIt = () => deleteContent(world.ports, creator, id);
const releaseIt = () => finishRelease(world.ports, id, trace());
const state = async () => {
  const facts = await world.ports.contents.load(id);
  const source = await world.ports.registry.find(id);
  return {
    status: facts && statusOf(facts).status,
    registry: source?.state ?? null,
    known: facts?.source?.state ?? null,
  };
};
const told = async (type: string) =>
  (await world.database.sql`select from events where subject_id = ${id} and type = ${type}`).length;

test('deleted and released before the registering arrives: the registry refuses it', async () => {
  const before = once(async () => {
    await deleteIt();
    await releaseIt();
  });
  await registerSource(around({ before }), id, trace());
  expect(await state()).toEqual({ status: 'released', registry: null, known: null });
  expect(await told('source.registered')).toBe(0);
});

test('deleted and released after the registering, before it is recorded: it stays released', async () => {
  const after = once(async () => {
    await deleteIt();
    await releaseIt();
  });
  await registerSource(around({ after }), id, trace());
  expect(await state()).toMatchObject({ status: 'released', registry: 'unregistered' });
  expect(await told('source.registered')).toBe(0);
});

test('deleted meanwhile, released later: the release takes back what was registered', async () => {
  await registerSource(around({ after: once(deleteIt) }), id, trace());
  expect(await state()).toMatchObject({ status: 'deleting', registry: 'registered', known: null });
  await releaseIt();
  expect(await state()).toMatchObject({ status: 'released', registry: 'unregistered' });
});

test('a worker that died after registering is followed by one that records the same source', async () => {
  const dying = around({ after: () => Promise.reject(new Error('killed')) });
  await expect(registerSource(dying, id, trace())).rejects.toThrow('killed');
  expect(await state()).toEqual({ status: 'approved', registry: 'registered', known: null });
  const first = await world.ports.registry.find(id);
  await registerSource(world.ports, id, trace());
  expect(await state()).toEqual({
    status: 'registered',
    registry: 'registered',
    known: 'registered',
  });
  expect((await world.ports.contents.load(id))?.source).toMatchObject({
    id: first?.id,
    code: first?.code,
  });
  expect(await told('source.registering')).toBe(1);
});

/** Three uploads of the same bytes at the same moment: nobody sees another. */
async function sameMoment(bytes: string) {
  const looked = Promise.withResolvers<void>();
  let count = 0;
  const survey: Ports['registered']['survey'] = async (query) => {
    const found = await world.ports.registered.survey(query);
    count += 1;
    if (count === 3) looked.resolve();
    await looked.promise;
    return found;
  };
  const upload = async () => {
    const by = await world.caller();
    const submission = submissionOf({ assetId: await world.stored(by, bytes) });
    const ports = { ...world.ports, registered: { survey } };
    const { content } = await uploadContent(ports, by, { id: newContentId(), submission });
    return { by, id: content.id };
  };
  return Promise.all([upload(), upload(), upload()]);
}

test('what the registry holds already is recorded, even if a rival was approved meanwhile', async () => {
  const [first, rival, last] = await sameMoment(newContentId());
  await registerSource(world.ports, first.id, trace());
  await registerSource(world.ports, rival.id, trace());
  await deleteContent(world.ports, first.by, first.id);
  await finishRelease(world.ports, first.id, trace());
  id = last.id;
  const dying = around({ after: () => Promise.reject(new Error('killed')) });
  await expect(registerSource(dying, id, trace())).rejects.toThrow('killed');
  const admin = await world.caller('admin');
  await settleReview(world.ports, admin, rival.id, { verdict: 'approve', note: '' });
  await registerSource(world.ports, id, trace());
  expect(await state()).toEqual({
    status: 'registered',
    registry: 'registered',
    known: 'registered',
  });
});

describe('two workers with the same job, and a rival approved between their looks', () => {
  let rival: { by: Caller; id: ContentId };
  let admin: Caller;
  beforeEach(async () => {
    const [first, second, last] = await sameMoment(newContentId());
    await registerSource(world.ports, first.id, trace());
    await registerSource(world.ports, second.id, trace());
    await deleteContent(world.ports, first.by, first.id);
    await finishRelease(world.ports, first.id, trace());
    rival = second;
    id = last.id;
    admin = await world.caller('admin');
  });
  const approveRival = () =>
    settleReview(world.ports, admin, rival.id, { verdict: 'approve', note: '' });

  test('the one that looked first registers late: the registry refuses it', async () => {
    const before = once(async () => {
      await approveRival();
      await registerSource(world.ports, id, trace());
    });
    await registerSource(around({ before }), id, trace());
    expect(await state()).toEqual({ status: 'in_review', registry: null, known: null });
    await settleReview(world.ports, admin, id, { verdict: 'approve', note: '' });
    await registerSource(world.ports, id, trace());
    expect(await state()).toMatchObject({ status: 'registered', registry: 'registered' });
  });

  test('the one that looked last dies before it can tell, and the rival goes: it registers', async () => {
    await approveRival();
    const dying: Ports['contents'] = {
      ...world.ports.contents,
      commit: () => Promise.reject(new Error('killed')),
    };
    const ports = { ...world.ports, contents: dying };
    await expect(registerSource(ports, id, trace())).rejects.toThrow('killed');
    await deleteContent(world.ports, rival.by, rival.id);
    await finishRelease(world.ports, rival.id, trace());
    await registerSource(world.ports, id, trace());
    expect(await state()).toMatchObject({ status: 'registered', registry: 'registered' });
  });
});

test('an edit at the same moment is kept, and registering goes on', async () => {
  const edit = () => editContent(world.ports, creator, id, { visibility: 'public' });
  await registerSource(around({ before: once(edit) }), id, trace());
  const facts = await world.ports.contents.load(id);
  expect(facts && statusOf(facts)).toMatchObject({ status: 'registered', visibility: 'public' });
  expect(await told('source.registered')).toBe(1);
});

test('many workers with the same job register it once', async () => {
  await Promise.all(Array.from({ length: 6 }, () => registerSource(world.ports, id, trace())));
  expect(await state()).toMatchObject({ status: 'registered', registry: 'registered' });
  expect(await told('source.registered')).toBe(1);
});

test('registering and deleting at the same moment end released, whoever is first', async () => {
  for (let round = 0; round < 15; round += 1) {
    id = (await world.upload(creator)).content.id;
    const acts = [() => registerSource(world.ports, id, trace()), () => deleteIt().then(releaseIt)];
    const ordered = round % 2 ? acts : acts.toReversed();
    await Promise.all(ordered.map((act) => act()));
    await releaseIt();
    const { status, registry } = await state();
    expect(status).toBe('released');
    expect(registry).not.toBe('registered');
  }
});

test('two tabs that delete the same content: both are answered, it is released once', async () => {
  await registerSource(world.ports, id, trace());
  await Promise.all([deleteIt(), deleteIt(), deleteIt()]);
  await Promise.all([releaseIt(), releaseIt()]);
  expect(await state()).toMatchObject({ status: 'released', registry: 'unregistered' });
  expect(await told('content.deletion_started')).toBe(1);
  expect(await told('copyright.released')).toBe(1);
  await expect(deleteIt()).rejects.toThrow('ALREADY_DELETED');
});
