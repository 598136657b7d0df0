import { uuidv7 } from '@musicloud/db/ids';
import { submissionOf } from '@musicloud/db/testing/world';
import { uploadContent } from '@musicloud/domain/content/upload-content';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { ContentId as Id } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWorld, PATIENCE, type Running, run, type World } from './testing/running.ts';

let world: World;
let running: Running;
beforeAll(async () => {
  world = await createWorld();
  // Nobody listens here: a finished analysis would make an upload look again, and then it sees the other.
  running = await run(world, { roles: ['relay', 'approval', 'notify'] });
});
afterAll(async () => {
  await running.stop();
  await world.close();
});

/** The ports of two callers who both have looked before either writes: the moment nobody sees the other. */
function togetherPorts(count: number): Ports {
  let looked = 0;
  const { promise: allLooked, resolve } = Promise.withResolvers<void>();
  const survey: Ports['registered']['survey'] = async (query) => {
    const found = await world.ports.registered.survey(query);
    looked += 1;
    if (looked === count) resolve();
    await allLooked;
    return found;
  };
  return { ...world.ports, registered: { survey } };
}

async function uploadTogether(callers: readonly Caller[], title?: string): Promise<ContentId[]> {
  const ports = togetherPorts(callers.length);
  const bytes = uuidv7();
  const uploads = callers.map(async (caller) => {
    const assetId = title ? null : await world.stored(caller, bytes);
    const said = title ? { title, artistName: title } : { assetId };
    const id = Id.parse(uuidv7());
    await uploadContent(ports, caller, { id, submission: submissionOf(said) });
    return id;
  });
  return Promise.all(uploads);
}

/** What became of them once nothing is in flight. */
async function outcomesOf(ids: readonly ContentId[]) {
  return vi.waitFor(async () => {
    const facts = await Promise.all(ids.map((id) => world.ports.contents.load(id)));
    const found = facts.filter((one) => one !== null);
    expect(found.map((one) => statusOf(one).status)).not.toContain('approved');
    return found;
  }, PATIENCE);
}

test('the same bytes by two creators at the same moment: one is registered, the other reviewed', async () => {
  const [one, other] = [await world.caller(), await world.caller()];
  const rounds = Array.from({ length: 50 }, () => uploadTogether([one, other]));
  for (const ids of await Promise.all(rounds)) {
    const facts = await outcomesOf(ids);
    const winner = facts.find((each) => statusOf(each).status === 'registered');
    const second = facts.find((each) => statusOf(each).status === 'in_review');
    expect(facts.map((each) => statusOf(each).status).toSorted()).toEqual([
      'in_review',
      'registered',
    ]);
    expect(second?.decision).toMatchObject({ rule: 'registered-earlier', outcome: 'in_review' });
    expect(second?.decision?.evidence.matches).toEqual([
      expect.objectContaining({
        contentId: winner?.content.id,
        creatorId: winner?.content.creatorId,
        kind: 'same_bytes',
      }),
    ]);
  }
});

test('of five creators with the same name at the same moment one is registered', async () => {
  const callers = await Promise.all(Array.from({ length: 5 }, () => world.caller()));
  const facts = await outcomesOf(await uploadTogether(callers, `Everybody ${uuidv7()}`));
  const statuses = facts.map((one) => statusOf(one).status).toSorted();
  expect(statuses).toEqual([...Array(4).fill('in_review'), 'registered']);
});

test('the same bytes twice by one creator: the second is told it was uploaded already', async () => {
  const creator = await world.caller();
  const facts = await outcomesOf(await uploadTogether([creator, creator]));
  expect(facts.map((one) => statusOf(one).status).toSorted()).toEqual(['registered', 'rejected']);
  const refused = facts.find((one) => statusOf(one).status === 'rejected');
  expect(refused?.decision?.rule).toBe('same-recording-own');
});
