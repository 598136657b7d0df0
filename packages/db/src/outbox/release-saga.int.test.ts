import { deleteContent } from '@musicloud/domain/content/delete-content';
import { keepContent } from '@musicloud/domain/content/keep-content';
import { compensateRelease } from '@musicloud/domain/copyright/compensate-release';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { finishRestore } from '@musicloud/domain/copyright/finish-restore';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { registerSource } from '@musicloud/domain/source/register-source';
import { statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rebuildStatus } from '../status/rebuild.ts';
import { createWorld, registryKinds, trace, type World } from '../testing/world.ts';
import { dueReleases } from './sweep.ts';

let world: World;
let creator: Caller;
let id: ContentId;

/** The registry fails before it does anything, or after it did it and before it could say so. */
type Fault = 'before' | 'after';
const faulty = (fault: Fault): Ports => {
  const { registry } = world.ports;
  const failing =
    <Args extends unknown[], Answer>(act: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      if (fault === 'after') await act(...args);
      throw new Error('registry away');
    };
  const { register, unregister } = registry;
  return {
    ...world.ports,
    registry: { ...registry, register: failing(register), unregister: failing(unregister) },
  };
};
const soon = () => ({ ...world.ports, releaseDeadlineMs: -1 });
const facts = async () => {
  const found = await world.ports.contents.load(id);
  if (!found) throw new Error('gone');
  return found;
};
const status = async () => statusOf(await facts());
/** Does what the relay does with this release, if it is due. */
const giveUp = async () => {
  for (const { release, trace: cause } of await dueReleases(world.database.sql)) {
    if (release.contentId === id) await compensateRelease(world.ports, release, cause);
  }
};
const registered = async () => (await world.ports.registry.find(id))?.state;

describe.each(registryKinds)('with a registry in %s', (registry) => {
  beforeAll(async () => {
    world = await createWorld({ registry });
    creator = await world.caller();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    id = (await world.upload(creator)).content.id;
    await registerSource(world.ports, id, trace());
  });

  describe.each(['before', 'after'] as const)('a registry that fails %s it acted', (fault) => {
    test('is asked again, and the release goes on when it is back', async () => {
      await deleteContent(world.ports, creator, id);
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        await expect(finishRelease(faulty(fault), id, trace())).rejects.toThrow('registry away');
        const { copyright } = await facts();
        expect(copyright).toMatchObject({ state: 'releasing', attempts: attempt });
      }
      await finishRelease(world.ports, id, trace());
      expect((await status()).status).toBe('released');
      expect(await registered()).toBe('unregistered');
    });

    test('past the deadline everything is put back, durably, with the reason', async () => {
      await deleteContent(soon(), creator, id);
      await expect(finishRelease(faulty(fault), id, trace())).rejects.toThrow();
      await giveUp();
      expect(await status()).toMatchObject({ status: 'deletion_failed', nextActor: 'service' });
      await expect(finishRestore(faulty(fault), id, trace())).rejects.toThrow();
      expect((await facts()).copyright?.state).toBe('restoring');
      await finishRestore(world.ports, id, trace());
      expect(await status()).toMatchObject({ status: 'deletion_failed', nextActor: 'creator' });
      // A reason for people, never the words of a driver.
      expect((await facts()).copyright?.releaseFailure).toBe('registry_unavailable');
      expect(await registered()).toBe('registered');
    });

    test('a late unregistering of a release that was given up has no effect', async () => {
      await deleteContent(soon(), creator, id);
      const late = (await facts()).copyright?.version ?? 0;
      await giveUp();
      await finishRestore(world.ports, id, trace());
      const command = {
        contentId: id,
        creatorId: creator.account.id,
        version: late,
        at: new Date(),
      };
      expect(await world.ports.registry.unregister(command)).toBe('stale');
      expect(await registered()).toBe('registered');
    });
  });

  test('a release that is not due, over, or begun anew is not given up', async () => {
    await deleteContent(world.ports, creator, id);
    await giveUp();
    const { copyright } = await facts();
    expect(copyright?.state).toBe('releasing');
    const release = { contentId: id, version: (copyright?.version ?? 0) - 1 };
    await compensateRelease(world.ports, release, trace());
    expect((await facts()).copyright?.state).toBe('releasing');
    await finishRelease(world.ports, id, trace());
    await giveUp();
    expect((await facts()).copyright?.state).toBe('released');
  });

  test('the way back names the release as its cause', async () => {
    await deleteContent(soon(), creator, id);
    await giveUp();
    const [cause, effect] = await world.database.sql`
      select id, cause_id as "causeId" from events where subject_id = ${id}
      and type in ('copyright.releasing', 'copyright.restoring') order by id`;
    expect(effect?.causeId).toBe(cause?.id);
  });

  test('after a failed deletion its creator tries again, or keeps it; the status table stays as the facts say', async () => {
    const fail = async () => {
      await deleteContent(soon(), creator, id);
      await giveUp();
      await finishRestore(world.ports, id, trace());
    };
    await fail();
    await keepContent(world.ports, creator, id);
    expect(await status()).toMatchObject({ status: 'registered', nextActor: 'nobody' });
    await fail();
    await deleteContent(world.ports, creator, id);
    await finishRelease(world.ports, id, trace());
    expect((await status()).status).toBe('released');
    expect(await registered()).toBe('unregistered');
    expect((await rebuildStatus(world.database)).changed).toBe(0);
  });
});
