import { deleteContent } from '@musicloud/domain/content/delete-content';
import { compensateRelease } from '@musicloud/domain/copyright/compensate-release';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { finishRestore } from '@musicloud/domain/copyright/finish-restore';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { askAgain } from '@musicloud/domain/permission/ask-again';
import { endPermissions } from '@musicloud/domain/permission/end-permission';
import { askExtension, extendPermission } from '@musicloud/domain/permission/extend-permission';
import { remind } from '@musicloud/domain/permission/remind';
import {
  replyToNotice,
  revokePermission,
  withdrawNotice,
} from '@musicloud/domain/permission/revoke-permission';
import { setStandingTerms } from '@musicloud/domain/permission/set-standing-terms';
import { plainTerms, Terms } from '@musicloud/domain/permission/terms';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { registerSource } from '@musicloud/domain/source/register-source';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dueEndings, dueReminders } from '../outbox/due-permissions.ts';
import { dueReleases } from '../outbox/sweep.ts';
import { listCatalogue } from '../reads/catalogue.ts';
import { readPermission } from '../reads/permissions.ts';
import { rebuildStatus } from '../status/rebuild.ts';
import { createWorld, registryKinds, trace, type World } from '../testing/world.ts';

let world: World;
let author: Caller;
let singer: Caller;
let original: ContentFacts;

const stated = { cause: 'use_differs', note: 'The words were changed.' } as const;
const whichOf = ({ content, permissions: [first] }: ContentFacts) => {
  if (!first) throw new Error('nobody was asked');
  return { contentId: content.id, permissionId: first.id };
};
const load = async ({ content: { id } }: ContentFacts) => {
  const facts = await world.ports.contents.load(id);
  if (!facts) throw new Error('gone');
  return facts;
};
const now = async (cover: ContentFacts) => {
  const facts = await load(cover);
  const { status, nextActor } = statusOf(facts);
  return `${status}, ${nextActor}; ${facts.permissions.map(({ state }) => state).join()}`;
};
const registered = async ({ content: { id } }: ContentFacts) =>
  (await world.ports.registry.find(id))?.state === 'registered';
/** A cover that is registered on what its author granted. */
async function granted(ports: Ports = world.ports): Promise<ContentFacts> {
  const cover = await world.upload(singer, {
    type: 'cover',
    originalIds: [original.content.id],
    visibility: 'public',
  });
  await answerRequest(ports, author, whichOf(cover), { kind: 'grant' });
  await registerSource(ports, cover.content.id, trace());
  return load(cover);
}
/** Notice is over as soon as it was given; releases have no time at all. */
const atOnce = (): Ports => ({ ...world.ports, patience: { answerDays: 14, noticeDays: -1 } });
const hurried = (): Ports => ({ ...world.ports, releaseDeadlineMs: -1 });
const again = { againMs: 60_000 };
/** What the sweep does with this content, if it is due. */
async function sweepEndings(cover: ContentFacts, ports = world.ports) {
  for (const { contentId, trace: cause } of await dueEndings(world.database.sql, again)) {
    if (contentId === cover.content.id) await endPermissions(ports, contentId, cause);
  }
}
const release = (cover: ContentFacts) => finishRelease(world.ports, cover.content.id, trace());
const typesSince = async ({ content }: ContentFacts, first: string) => {
  const rows = await world.database.sql<{ type: string }[]>`
    select type from events where subject_id = ${content.id} order by id`;
  const types = rows.map(({ type }) => type);
  return types.slice(types.lastIndexOf(first));
};

describe.each(registryKinds)('with a registry in %s', (registry) => {
  beforeAll(async () => {
    world = await createWorld({ registry });
  });
  afterAll(async () => {
    expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 0 });
    await world.close();
  });
  beforeEach(async () => {
    author = await world.caller();
    singer = await world.caller();
    original = await world.register(author, { visibility: 'public' });
  });

  test('a notice runs, is answered and taken back; nothing has changed', async () => {
    const cover = await granted();
    const which = whichOf(cover);
    await expect(revokePermission(world.ports, singer, which, stated)).rejects.toThrow('NOT_FOUND');
    await revokePermission(world.ports, author, which, stated);
    expect(await now(cover)).toBe('registered, nobody; revoking');
    await expect(replyToNotice(world.ports, author, which, 'But.')).rejects.toThrow('NOT_FOUND');
    await replyToNotice(world.ports, singer, which, 'They are the same.');
    const seen = await readPermission(world.database.db, author.account.id, which.permissionId);
    expect(seen).toMatchObject({
      ...stated,
      reply: { text: 'They are the same.' },
      actions: ['take_back'],
      cover: { status: 'registered' },
    });
    await sweepEndings(cover);
    await withdrawNotice(world.ports, author, which);
    expect(await now(cover)).toBe('registered, nobody; granted');
    expect(await typesSince(cover, 'permission.revoking')).toEqual([
      'permission.revoking',
      'permission.replied',
      'permission.notice_withdrawn',
    ]);
  });

  test('when it has run the source is unregistered first; then it is revoked, and the content stays', async () => {
    const cover = await granted();
    await revokePermission(atOnce(), author, whichOf(cover), stated);
    await sweepEndings(cover);
    expect(await now(cover)).toBe('permission_ended, service; revoking');
    const { rows } = await listCatalogue(world.database.db, { limit: 100 });
    expect(rows.map((row) => row.contentId)).not.toContain(cover.content.id);
    await expect(withdrawNotice(world.ports, author, whichOf(cover))).rejects.toThrow('ENDING_NOW');
    const ofIt = { type: 'cover' as const, originalIds: [cover.content.id] };
    await expect(world.upload(author, ofIt)).rejects.toThrow('ORIGINAL_NOT_FOUND');
    await release(cover);
    expect(await now(cover)).toBe('permission_ended, creator; revoked');
    expect(await registered(cover)).toBe(false);
    expect(await typesSince(cover, 'permission.revoking')).toEqual([
      'permission.revoking',
      'copyright.releasing',
      'source.unregistered',
      'permission.revoked',
    ]);
    await sweepEndings(cover);
    await release(cover);
    expect(await now(cover)).toBe('permission_ended, creator; revoked');
  });

  test('asked again and granted it is registered again, under its own code', async () => {
    const cover = await granted();
    await revokePermission(atOnce(), author, whichOf(cover), stated);
    await sweepEndings(cover);
    await release(cover);
    await askAgain(world.ports, singer, whichOf(cover), plainTerms);
    expect(await now(cover)).toBe('permission_ended, author; requested');
    await answerRequest(world.ports, author, whichOf(cover), { kind: 'grant' });
    expect(await now(cover)).toBe('approved, service; granted');
    await registerSource(world.ports, cover.content.id, trace());
    expect(await now(cover)).toBe('registered, nobody; granted');
    expect(await registered(cover)).toBe(true);
    expect((await load(cover)).source?.code).toBe(cover.source?.code);
  });

  test('a registry that fails: its end alone is undone, both are told, and it is tried again', async () => {
    const [cover, other] = [await granted(), await granted()];
    for (const one of [cover, other]) {
      await revokePermission(atOnce(), author, whichOf(one), stated);
      await sweepEndings(one, hurried());
    }
    await release(other);
    for (const { release: due, trace: cause } of await dueReleases(world.database.sql)) {
      if (due.contentId === cover.content.id) await compensateRelease(world.ports, due, cause);
    }
    expect(await now(cover)).toBe('permission_ended, service; revoking');
    await finishRestore(world.ports, cover.content.id, trace());
    expect(await now(cover)).toBe('registered, nobody; revoking');
    expect(await registered(cover)).toBe(true);
    expect(await now(other)).toBe('permission_ended, creator; revoked');
    expect(await typesSince(cover, 'copyright.restored')).toEqual([
      'copyright.restored',
      'permission.ending_failed',
    ]);
    await sweepEndings(cover);
    expect(await now(cover), 'not at once').toBe('registered, nobody; revoking');
    await world.database.sql`
      update events set at = at - interval '1 hour' where subject_id = ${cover.content.id}`;
    await sweepEndings(cover);
    await release(cover);
    expect(await now(cover)).toBe('permission_ended, creator; revoked');
  });

  test('its creator may delete it while it ends, and what has ended', async () => {
    const cover = await granted();
    await revokePermission(atOnce(), author, whichOf(cover), stated);
    await sweepEndings(cover);
    await deleteContent(world.ports, singer, cover.content.id);
    await release(cover);
    expect(await now(cover)).toBe('released, nobody; revoking');
    await sweepEndings(cover);
    expect(await now(cover)).toBe('released, nobody; revoking');
    const over = await granted();
    await revokePermission(atOnce(), author, whichOf(over), stated);
    await sweepEndings(over);
    await release(over);
    await deleteContent(world.ports, singer, over.content.id);
    await release(over);
    expect(await now(over)).toBe('released, nobody; revoked');
  });

  test('what nothing stands on is over at once', async () => {
    const other = await world.caller();
    const second = await world.register(other, { visibility: 'public' });
    const originalIds = [original.content.id, second.content.id];
    const medley = await world.upload(singer, { type: 'cover', originalIds });
    await answerRequest(world.ports, author, whichOf(medley), { kind: 'grant' });
    await revokePermission(atOnce(), author, whichOf(medley), stated);
    await sweepEndings(medley);
    expect(await now(medley)).toBe('awaiting_permission, author; revoked,requested');
  });
});

describe('a term that ends', () => {
  beforeAll(async () => {
    world = await createWorld();
    author = await world.caller();
    singer = await world.caller();
    original = await world.register(author, { visibility: 'public' });
  });
  afterAll(() => world.close());

  const DAY_MS = 86_400_000;
  /** A cover granted in advance until a moment so many days from now. */
  async function until(days: number): Promise<ContentFacts> {
    const endsAt = new Date(Date.now() + days * DAY_MS);
    const terms = Terms.parse({ shareBps: 0, endsAt });
    const standing = { plain_cover: { answer: 'grant', terms } } as const;
    await world.ports.standing.write(author.account.id, original.content.id, standing);
    const cover = await world.upload(singer, { type: 'cover', originalIds: [original.content.id] });
    await registerSource(world.ports, cover.content.id, trace());
    return load(cover);
  }
  /** Time passes: its term is over. */
  async function pass({ content }: ContentFacts): Promise<void> {
    await world.database.sql`
      update permissions set due_at = clock_timestamp() - interval '1 second',
        terms = jsonb_set(terms, '{endsAt}', to_jsonb(clock_timestamp() - interval '1 second'))
      where content_id = ${content.id}`;
  }
  const remindAll = async () => {
    const due = await dueReminders(world.database.sql, { afterDays: 7, beforeDays: 30 });
    for (const { which, trace: cause } of due) await remind(world.ports, which, cause);
    return due.map(({ which }) => which.contentId);
  };

  test('is reminded of once, within its last thirty days', async () => {
    const [soon, later] = [await until(29), await until(31)];
    const reminded = await remindAll();
    expect(reminded).toContain(soon.content.id);
    expect(reminded).not.toContain(later.content.id);
    expect(await remindAll()).toEqual([]);
    expect(await typesSince(soon, 'permission.ending_soon')).toEqual(['permission.ending_soon']);
  });

  test('ends by the same steps, and can be asked for again', async () => {
    const cover = await until(10);
    await pass(cover);
    await sweepEndings(cover);
    expect(await now(cover)).toBe('permission_ended, service; granted');
    await release(cover);
    expect(await now(cover)).toBe('permission_ended, creator; ended');
    await setStandingTerms(world.ports, author, original.content.id, {});
    await askAgain(world.ports, singer, whichOf(cover), plainTerms);
    expect(await now(cover)).toBe('permission_ended, author; requested');
  });

  test('goes on when its author lets it, asked or not', async () => {
    const cover = await until(10);
    const which = whichOf(cover);
    await askExtension(world.ports, singer, which, 'Some longer?');
    const seen = await readPermission(world.database.db, author.account.id, which.permissionId);
    expect(seen).toMatchObject({ reply: { text: 'Some longer?' }, actions: ['extend', 'revoke'] });
    const longer = new Date(Date.now() + 400 * DAY_MS);
    await expect(extendPermission(world.ports, singer, which, longer)).rejects.toThrow('NOT_FOUND');
    await extendPermission(world.ports, author, which, longer);
    expect((await load(cover)).permissions).toMatchObject([{ terms: { endsAt: longer } }]);
    await extendPermission(world.ports, author, which, null);
    await sweepEndings(cover);
    expect(await now(cover)).toBe('registered, nobody; granted');
  });

  test('an author who is silent for a week is reminded once', async () => {
    await setStandingTerms(world.ports, author, original.content.id, {});
    const asked = await world.upload(singer, { type: 'cover', originalIds: [original.content.id] });
    expect(await remindAll()).not.toContain(asked.content.id);
    await world.database.sql`
      update permissions set since = since - interval '8 days' where content_id = ${asked.content.id}`;
    expect(await remindAll()).toContain(asked.content.id);
    expect(await remindAll()).toEqual([]);
    expect(await typesSince(asked, 'permission.reminded')).toEqual(['permission.reminded']);
    expect(await now(asked)).toBe('awaiting_permission, author; requested');
  });
});
