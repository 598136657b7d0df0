import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import type { Which } from '@musicloud/domain/permission/settle-permission';
import type { ContentId } from '@musicloud/domain/shared/ids';
import { registerSource } from '@musicloud/domain/source/register-source';
import { statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWorld, envOf, eventsOf, PATIENCE, type World } from './testing/running.ts';

const COVERS = 50;
const HALF = COVERS / 2;
/** A notice of about a second, and releases that are given up after three. */
const HURRY = { NOTICE_DAYS: '0.00001', RELEASE_DEADLINE_MS: '3000', SWEEP_AFTER_MS: '300' };

/** Each step is the work of fifty; a condition that holds ends the waiting at once. */
const patience = { ...PATIENCE, timeout: 4 * PATIENCE.timeout };

let world: World;
const children: ChildProcess[] = [];
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await world.close();
});

async function startProcess(): Promise<ChildProcess> {
  const set = Object.entries({ ...envOf(world), ...HURRY }).filter(
    ([, value]) => value !== undefined,
  );
  const env = Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
  const child = fork(path.join(import.meta.dirname, '../main.ts'), {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await once(child, 'message');
  return child;
}

/** Kills a process the moment that so many permissions are in a state, while the rest is under way. */
async function killAt(child: ChildProcess, state: string, count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const [row] = await world.database.sql<{ many: number }[]>`
        select count(*)::int as many from permissions where state = ${state}`;
      expect(row?.many).toBeGreaterThanOrEqual(count);
    },
    { ...patience, interval: 2 },
  );
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** The registry refuses to unregister one of them, until this is called. */
function refusing(id: ContentId): () => void {
  const registry = new DatabaseSync(new URL(world.sourcesUrl).pathname);
  registry.exec(`pragma busy_timeout = 5000;
    create trigger stuck before update on sources
    when new.content_id = '${id}' and new.state = 'unregistered'
    begin select raise(abort, 'stuck'); end`);
  return () => {
    registry.exec('drop trigger stuck');
    registry.close();
  };
}

test('an original with fifty covers, half kept, half ended, workers killed meanwhile, ends as chosen', async () => {
  const author = await world.caller();
  const singer = await world.caller();
  const { ports } = world;
  const original = await world.register(author, { visibility: 'public' });
  const granted = async (): Promise<Which> => {
    const { content, permissions } = await world.upload(singer, {
      type: 'cover',
      originalIds: [original.content.id],
    });
    const [asked] = permissions;
    if (!asked) throw new Error('nobody was asked');
    const which = { contentId: content.id, permissionId: asked.id };
    await answerRequest(ports, author, which, { kind: 'grant' });
    await registerSource(ports, content.id, { correlationId: 'test', causeId: null });
    return which;
  };
  const covers: Which[] = [];
  while (covers.length < COVERS) {
    covers.push(...(await Promise.all(Array.from({ length: 10 }, granted))));
  }
  const open = await world.upload(singer, { type: 'cover', originalIds: [original.content.id] });
  const [ending, kept] = [covers.slice(0, HALF), covers.slice(HALF)];
  const [stuck, ...others] = ending;
  if (!stuck) throw new Error('no covers');
  const mend = refusing(stuck.contentId);
  const ends = ending.map(({ permissionId }) => permissionId);
  await deleteContent(ports, author, original.content.id, ends);

  await killAt(await startProcess(), 'revoking', 5);
  await killAt(await startProcess(), 'revoked', 3);
  await killAt(await startProcess(), 'revoked', 12);
  await startProcess();
  const stateOf = async ({ contentId }: Pick<Which, 'contentId'>) => {
    const facts = await ports.contents.load(contentId);
    const source = await ports.registry.find(contentId);
    const status = facts && statusOf(facts).status;
    return `${status}, ${facts?.permissions[0]?.state}, ${source?.state}`;
  };
  const tally = async (all: readonly Which[]) => [...new Set(await Promise.all(all.map(stateOf)))];
  await vi.waitFor(async () => {
    expect(await tally(others)).toEqual(['permission_ended, revoked, unregistered']);
    expect(await eventsOf(world, stuck.contentId)).toContain('permission.ending_failed');
    const asked = { contentId: open.content.id };
    expect(await stateOf(asked)).toBe('awaiting_permission, denied, undefined');
  }, patience);
  expect(await tally(kept)).toEqual(['registered, granted, registered']);
  // The one the registry refused is as it was, or tried again; it is never over and registered.
  expect(await stateOf(stuck)).toMatch(/, revoking, registered$/);
  mend();
  await vi.waitFor(
    async () => expect(await stateOf(stuck)).toBe('permission_ended, revoked, unregistered'),
    patience,
  );
  const gone = await ports.contents.load(original.content.id);
  expect(gone?.content).toMatchObject({ state: 'deleted', ends: null });
}, 400_000);
