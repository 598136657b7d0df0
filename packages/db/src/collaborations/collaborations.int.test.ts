import { answerInvitation } from '@musicloud/domain/collaboration/answer-invitation';
import { inviteCollaborator } from '@musicloud/domain/collaboration/invite-collaborator';
import { withdrawInvitation } from '@musicloud/domain/collaboration/withdraw-invitation';
import type { CreditRole } from '@musicloud/domain/content/credits';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { reopenContent } from '@musicloud/domain/content/reopen-content';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { setStandingTerms } from '@musicloud/domain/permission/set-standing-terms';
import { plainTerms } from '@musicloud/domain/permission/terms';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readTrack } from '../reads/catalogue.ts';
import { readContent } from '../reads/content-view.ts';
import { readNeeded } from '../reads/needed.ts';
import { rebuildStatus } from '../status/rebuild.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let owner: Caller;
let other: Caller;
let singer: Caller;
let id: ContentId;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0, removed: 0 });
  await world.close();
});
beforeEach(async () => {
  [owner, other, singer] = [await world.caller(), await world.caller(), await world.caller()];
  id = (await world.register(owner, { visibility: 'public' })).content.id;
});

type Asked = { roles?: CreditRole[]; shareBps?: number; email?: string };
const invite = (who: Caller, { roles = ['composer'], shareBps = 3000, email }: Asked = {}) =>
  inviteCollaborator(world.ports, owner, id, {
    email: email ?? who.account.email,
    roles,
    shareBps,
  });
const load = async (contentId: ContentId) => {
  const facts = await world.ports.contents.load(contentId);
  if (!facts) throw new Error('gone');
  return facts;
};
const whichOf = async (who: Caller) => {
  const found = (await load(id)).collaborators.find((one) => one.accountId === who.account.id);
  if (!found) throw new Error('not invited');
  return { contentId: id, collaboratorId: found.id };
};
const accept = async (who: Caller, represented = false) =>
  answerInvitation(world.ports, who, await whichOf(who), { kind: 'accept', represented });
const read = (who: Caller) =>
  readContent(world.database.db, id, { id: who.account.id, admin: false });
const cover = (by = singer) =>
  world.upload(by, { type: 'cover', use: 'plain_cover', originalIds: [id] });
const authorsOf = ({ permissions }: ContentFacts) =>
  permissions.filter(({ state }) => state === 'requested').map(({ authorId }) => authorId);
const grant = async (cover: ContentId, by: Caller) => {
  const permission = (await load(cover)).permissions.find(
    ({ authorId }) => authorId === by.account.id,
  );
  if (!permission) throw new Error('not asked');
  const which = { contentId: cover, permissionId: permission.id };
  return answerRequest(world.ports, by, which, { kind: 'grant' });
};

describe('an invitation', () => {
  test('is kept with the content, and told on its timeline', async () => {
    await invite(other);
    expect((await load(id)).collaborators).toMatchObject([
      { accountId: other.account.id, state: 'invited', shareBps: 3000, roles: ['composer'] },
    ]);
    await accept(other);
    const rows = await world.database.sql`
      select type from events where subject_id = ${id} and type like 'collaborator.%' order by id`;
    expect(rows.map(({ type }) => type)).toEqual(['collaborator.invited', 'collaborator.accepted']);
  });

  test('finds an account by its confirmed address, however that is written', async () => {
    await invite(other, { email: other.account.email.toUpperCase() });
    await world.database.sql`
      update accounts set email_verified = false where id = ${singer.account.id}`;
    await expect(invite(singer)).rejects.toThrow('COLLABORATOR_NOT_FOUND');
    await expect(invite(owner)).rejects.toThrow('ALREADY_INVITED');
    await expect(invite(other)).rejects.toThrow('ALREADY_INVITED');
  });

  test('gives away no more than there is, also at the same moment', async () => {
    const both = await Promise.allSettled([
      invite(other, { shareBps: 6000 }),
      invite(singer, { shareBps: 6000 }),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [refused] = both.filter((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'SHARES_OVER', details: { leftBps: 4000 } });
  });

  test('is answered by the invited person only, and taken back by the uploader only', async () => {
    await invite(other);
    const which = await whichOf(other);
    const said = { kind: 'accept', represented: false } as const;
    await expect(answerInvitation(world.ports, singer, which, said)).rejects.toThrow('NOT_FOUND');
    await expect(withdrawInvitation(world.ports, other, which)).rejects.toThrow('NOT_FOUND');
    await withdrawInvitation(world.ports, owner, which);
    await expect(accept(other)).rejects.toThrow('NOT_INVITED');
    await invite(other, { shareBps: 10_000 });
    await accept(other);
    await expect(withdrawInvitation(world.ports, owner, which)).rejects.toThrow('NOT_INVITED');
  });
});

describe('a collaborator', () => {
  test('reads the content and its timeline once they accepted, and changes nothing', async () => {
    await invite(other);
    expect(await read(other)).toBeNull();
    await accept(other);
    const view = await read(other);
    expect(view?.timeline.length).toBeGreaterThan(3);
    expect(view?.actions).toEqual([]);
    await expect(deleteContent(world.ports, other, id)).rejects.toThrow('NOT_FOUND');
    await expect(reopenContent(world.ports, other, id)).rejects.toThrow('NOT_FOUND');
    await answerInvitation(world.ports, other, await whichOf(other), { kind: 'leave' });
    expect(await read(other)).toBeNull();
  });

  test('stands on the track page once they accepted', async () => {
    await invite(other, { roles: ['performer'] });
    const track = () => readTrack(world.database.db, id, { id: null, admin: false });
    expect((await track())?.collaborators).toEqual([]);
    await accept(other);
    expect((await track())?.collaborators).toMatchObject([
      { name: other.account.name, roles: ['performer'] },
    ]);
  });
});

describe('a joint work', () => {
  test('is permitted by all its authors', async () => {
    await invite(other);
    await accept(other);
    const { content, ...facts } = await cover();
    expect(authorsOf({ content, ...facts })).toEqual([owner.account.id, other.account.id]);
    await grant(content.id, owner);
    expect(statusOf(await load(content.id)).status).toBe('awaiting_permission');
    await grant(content.id, other);
    expect(statusOf(await load(content.id)).status).toBe('approved');
  });

  test('is told to whoever wants to use it, each author by name', async () => {
    await invite(other);
    await accept(other);
    const { needed } = await readNeeded(world.database, singer.account.id, {
      originalIds: [id],
      use: 'plain_cover',
    });
    expect(needed.map(({ authorName }) => authorName)).toEqual([
      owner.account.name,
      other.account.name,
    ]);
  });

  test('is permitted by the uploader for those who let them, and by no performer', async () => {
    await invite(other);
    await accept(other, true);
    await invite(singer, { roles: ['performer'] });
    await accept(singer);
    const someone = await world.caller();
    expect(authorsOf(await cover(someone))).toEqual([owner.account.id]);
    const which = await whichOf(other);
    await answerInvitation(world.ports, other, which, { kind: 'represent', represented: false });
    expect(authorsOf(await cover(someone))).toEqual([owner.account.id, other.account.id]);
  });

  test('is asked of the others when one of them covers it', async () => {
    await invite(other);
    await accept(other);
    expect(authorsOf(await cover(owner))).toEqual([other.account.id]);
    expect(authorsOf(await cover(other))).toEqual([owner.account.id]);
  });

  test('is granted in advance when all of them do, and refused when one does', async () => {
    await invite(other);
    await accept(other);
    const say = (who: Caller, answer: 'grant' | 'never') =>
      setStandingTerms(world.ports, who, id, { plain_cover: { answer, terms: plainTerms } });
    await say(owner, 'grant');
    expect(authorsOf(await cover())).toEqual([other.account.id]);
    await say(other, 'grant');
    expect(statusOf(await cover()).status).toBe('approved');
    await say(other, 'never');
    const refused = await cover();
    expect([statusOf(refused).status, refused.decision?.rule]).toEqual([
      'rejected',
      'never-permitted',
    ]);
    await expect(say(singer, 'grant')).rejects.toThrow('NOT_FOUND');
  });

  test('asks whoever became an author meanwhile, too', async () => {
    const { content } = await cover();
    await invite(other);
    await accept(other);
    await grant(content.id, owner);
    expect(authorsOf(await load(content.id))).toEqual([other.account.id]);
    await grant(content.id, other);
    expect(statusOf(await load(content.id)).status).toBe('approved');
  });
});
