import { deleteContent } from '@musicloud/domain/content/delete-content';
import { editContent } from '@musicloud/domain/content/edit-content';
import { reopenContent } from '@musicloud/domain/content/reopen-content';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { settleReview } from '@musicloud/domain/copyright/settle-review';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { registerSource } from '@musicloud/domain/source/register-source';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildStatus } from '../status/rebuild.ts';
import { createWorld, newContentId, trace, type World } from '../testing/world.ts';

let world: World;
let creator: Caller;
let admin: Caller;
beforeAll(async () => {
  world = await createWorld();
  creator = await world.caller();
  admin = await world.caller('admin');
});
afterAll(() => world.close());

class Killed extends Error {}
/** A worker that is killed right after the registry did what it was told. */
function dying(): Ports {
  const { registry } = world.ports;
  const kill = async (done: Promise<unknown>): Promise<never> => {
    await done;
    throw new Killed();
  };
  return {
    ...world.ports,
    registry: {
      ...registry,
      register: (command) => kill(registry.register(command)),
      unregister: (command) => kill(registry.unregister(command)),
    },
  };
}

type Shared = { readonly bytes: string };
const commands = {
  upload: async (id: ContentId, { bytes }: Shared) =>
    world.upload(creator, { assetId: await world.stored(creator, bytes) }, id),
  uploadSilent: (id) => world.upload(creator, {}, id),
  edit: (id) => editContent(world.ports, creator, id, { description: String(Math.random()) }),
  reopen: (id) => reopenContent(world.ports, creator, id),
  approve: (id) => settleReview(world.ports, admin, id, { verdict: 'approve', note: '' }),
  delete: (id) => deleteContent(world.ports, creator, id),
  register: (id) => registerSource(world.ports, id, trace()),
  registerAndDie: (id) => registerSource(dying(), id, trace()),
  release: (id) => finishRelease(world.ports, id, trace()),
  releaseAndDie: (id) => finishRelease(dying(), id, trace()),
} satisfies Record<string, (id: ContentId, shared: Shared) => Promise<unknown>>;
type Command = keyof typeof commands;

async function run(command: Command, id: ContentId, shared: Shared) {
  try {
    await commands[command](id, shared);
  } catch (error) {
    if (!domainCodeOf(error) && !(error instanceof Killed)) throw error;
  }
}

/** What anyone may observe at any moment, whichever of the two stores they ask first. */
async function observe(id: ContentId) {
  const before = await world.ports.contents.load(id);
  const source = await world.ports.registry.find(id);
  const after = await world.ports.contents.load(id);
  if (source?.state !== 'registered') return;
  expect(before?.copyright?.state).not.toBe('released');
  // It may be released by now, but it was approved.
  expect(['approved', 'releasing', 'released']).toContain(after?.copyright?.state);
}

/** Does all that queues and sweeps would do, until nothing is in flight. */
async function settleDown(ids: readonly ContentId[]) {
  for (const id of ids) {
    await registerSource(world.ports, id, trace());
    await finishRelease(world.ports, id, trace());
  }
}

async function check(id: ContentId) {
  const facts = await world.ports.contents.load(id);
  const source = await world.ports.registry.find(id);
  const state = facts?.copyright?.state;
  expect(state).not.toBe('releasing');
  if (facts?.content.state === 'submitted' && state === 'approved') {
    expect(source).toMatchObject({ state: 'registered', id: facts.source?.id });
    expect(facts.source?.code).toBe(source?.code);
  } else {
    expect(source?.state).not.toBe('registered');
    expect(facts?.source?.state).not.toBe('registered');
  }
}

const command = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Command>('upload', 'uploadSilent') },
  { weight: 4, arbitrary: fc.constantFrom<Command>('register', 'registerAndDie', 'release') },
  { weight: 8, arbitrary: fc.constantFrom(...(Object.keys(commands) as Command[])) },
);
/** Each batch happens at the same moment. */
const batches = fc.array(fc.array(fc.tuple(command, fc.nat(1)), { minLength: 1, maxLength: 4 }), {
  minLength: 3,
  maxLength: 10,
});

test('whatever happens at the same moment, twice, late, or is killed half way', async () => {
  const property = fc.asyncProperty(batches, async (all) => {
    const ids = [newContentId(), newContentId()];
    const shared = { bytes: newContentId() };
    for (const batch of all) {
      const idOf = (which: number) => ids[which] ?? newContentId();
      const acts = batch.map(([one, which]) => run(one, idOf(which), shared));
      await Promise.all([...acts, ...ids.map(observe)]);
      await Promise.all(ids.map(observe));
    }
    await settleDown(ids);
    for (const id of ids) await check(id);
  });
  await fc.assert(property, { numRuns: 40 });
  expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 0 });
});
