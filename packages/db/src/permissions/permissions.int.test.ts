import { deleteContent } from '@musicloud/domain/content/delete-content';
import { reopenContent } from '@musicloud/domain/content/reopen-content';
import { uploadContent } from '@musicloud/domain/content/upload-content';
import { acceptOffer } from '@musicloud/domain/permission/accept-offer';
import { answerRequest } from '@musicloud/domain/permission/answer-request';
import { askAgain } from '@musicloud/domain/permission/ask-again';
import { expireRequest } from '@musicloud/domain/permission/expire-request';
import { setStandingTerms } from '@musicloud/domain/permission/set-standing-terms';
import { plainTerms, Terms } from '@musicloud/domain/permission/terms';
import { withdrawRequest } from '@musicloud/domain/permission/withdraw-request';
import type { ContentId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { registerSource } from '@musicloud/domain/source/register-source';
import { type ContentFacts, statusOf } from '@musicloud/domain/status/status';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dueRequests } from '../outbox/due-permissions.ts';
import { rebuildStatus } from '../status/rebuild.ts';
import {
  createWorld,
  newContentId,
  type Said,
  submissionOf,
  trace,
  type World,
} from '../testing/world.ts';

let world: World;
let author: Caller;
let singer: Caller;
let original: ContentFacts;
beforeAll(async () => {
  world = await createWorld();
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

const coverOf = (said: Said = {}): Said => ({
  type: 'cover',
  originalIds: [original.content.id],
  ...said,
});
const cover = (said: Said = {}, by = singer) => world.upload(by, coverOf(said));
const whichOf = ({ content, permissions: [first] }: ContentFacts) => {
  if (!first) throw new Error('nobody was asked');
  return { contentId: content.id, permissionId: first.id };
};
const load = async (id: ContentId) => {
  const facts = await world.ports.contents.load(id);
  if (!facts) throw new Error('gone');
  return facts;
};
const now = async ({ content: { id } }: ContentFacts) => {
  const { status, nextActor } = statusOf(await load(id));
  return `${status}, ${nextActor}`;
};
const typesOf = async ({ content }: ContentFacts) => {
  const rows = await world.database.sql<{ type: string }[]>`
    select type from events where subject_id = ${content.id} order by id`;
  return rows.map((row) => row.type);
};
const grant = (facts: ContentFacts, by = author) =>
  answerRequest(world.ports, by, whichOf(facts), { kind: 'grant' });

describe('a cover of someone else’s original', () => {
  test('asks its author, and is registered once they grant it', async () => {
    const asked = await cover();
    expect(await now(asked)).toBe('awaiting_permission, author');
    expect(asked.permissions).toMatchObject([
      { state: 'requested', authorId: author.account.id, use: 'plain_cover', part: 'work' },
    ]);
    const granted = await grant(asked);
    expect(granted.decision).toMatchObject({ outcome: 'approved', rule: 'no-conflict' });
    expect(granted.decision?.evidence.permissions).toHaveLength(1);
    await registerSource(world.ports, asked.content.id, trace());
    expect(await now(asked)).toBe('registered, nobody');
    expect(await typesOf(asked)).toEqual([
      'content.uploaded',
      'copyright.decided',
      'permission.requested',
      'permission.granted',
      'copyright.decided',
      'source.registering',
      'source.registered',
    ]);
    expect(await load(asked.content.id)).toMatchObject({ permissions: granted.permissions });
  });

  test('is answered by nobody but its author, and once', async () => {
    const asked = await cover();
    const stranger = await world.caller();
    for (const other of [singer, stranger, await world.caller('admin')]) {
      await expect(grant(asked, other)).rejects.toThrow('NOT_FOUND');
    }
    const answers = await Promise.allSettled([
      grant(asked),
      grant(asked),
      answerRequest(world.ports, author, whichOf(asked), { kind: 'deny', reason: 'No.' }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(grant(asked)).rejects.toThrow('NOT_ASKED');
  });

  test('denied, asked again, offered other terms, accepted', async () => {
    const asked = await cover();
    const which = whichOf(asked);
    await answerRequest(world.ports, author, which, { kind: 'deny', reason: 'Not this one.' });
    expect(await now(asked)).toBe('awaiting_permission, creator');
    await askAgain(world.ports, singer, which, Terms.parse({ shareBps: 1000 }));
    expect(await now(asked)).toBe('awaiting_permission, author');
    const terms = Terms.parse({ shareBps: 3000, territory: 'KR', endsAt: '2099-01-01' });
    await answerRequest(world.ports, author, which, { kind: 'offer', terms });
    expect(await now(asked)).toBe('awaiting_permission, creator');
    await expect(acceptOffer(world.ports, author, which)).rejects.toThrow('NOT_FOUND');
    const accepted = await acceptOffer(world.ports, singer, which);
    expect(accepted.permissions).toMatchObject([{ state: 'granted', terms }]);
    expect(await now(asked)).toBe('approved, service');
  });

  test('withdrawn by its singer waits for the singer; deleted or reopened nobody is asked any longer', async () => {
    const asked = await cover();
    await withdrawRequest(world.ports, singer, whichOf(asked));
    expect(await now(asked)).toBe('awaiting_permission, creator');
    await expect(grant(asked)).rejects.toThrow('NOT_ASKED');
    const deleted = await cover();
    await deleteContent(world.ports, singer, deleted.content.id);
    await expect(grant(deleted)).rejects.toThrow('ALREADY_DELETED');
    const reopened = await cover();
    const { permissions } = await reopenContent(world.ports, singer, reopened.content.id);
    expect(permissions.map(({ state }) => state)).toEqual(['withdrawn']);
  });

  test('nobody answers: it expires when it is due, not before', async () => {
    const asked = await cover();
    await expireRequest(world.ports, whichOf(asked), trace());
    expect(await now(asked)).toBe('awaiting_permission, author');
    const later = { ...world.ports, clock: () => new Date(Date.now() + 14 * 86_400_000) };
    await expireRequest(later, whichOf(asked), trace());
    expect(await now(asked)).toBe('awaiting_permission, creator');
    await askAgain(world.ports, singer, whichOf(asked), plainTerms);
    expect(await now(asked)).toBe('awaiting_permission, author');
  });
});

test('the sweep finds what is due by the database’s clock, with the request as cause', async () => {
  const impatient = { ...world.ports, patience: { answerDays: -1, noticeDays: 7 } };
  const input = { id: newContentId(), submission: submissionOf(coverOf()) };
  const late = await uploadContent(impatient, singer, input);
  const open = await cover();
  const due = await dueRequests(world.database.sql);
  expect(due.map(({ which }) => which)).toContainEqual(whichOf(late));
  expect(due.map(({ which }) => which)).not.toContainEqual(whichOf(open));
  for (const { which, trace: cause } of due) await expireRequest(world.ports, which, cause);
  expect(await now(late)).toBe('awaiting_permission, creator');
  const [requested, expired] = await world.database.sql`
    select id, cause_id as "causeId" from events where subject_id = ${late.content.id}
    and type in ('permission.requested', 'permission.expired') order by id`;
  expect(expired?.causeId).toBe(requested?.id);
  expect(await dueRequests(world.database.sql)).toEqual([]);
});

describe('several who have to permit', () => {
  test('a medley waits for all of them', async () => {
    const other = await world.caller();
    const second = await world.register(other, { visibility: 'public' });
    const medley = await cover({ originalIds: [original.content.id, second.content.id] });
    const [one, two] = medley.permissions;
    if (!one || !two) throw new Error('not both were asked');
    const answer = (by: Caller, permissionId: typeof one.id) =>
      answerRequest(
        world.ports,
        by,
        { contentId: medley.content.id, permissionId },
        { kind: 'grant' },
      );
    await answer(author, one.id);
    expect(await now(medley)).toBe('awaiting_permission, author');
    await answer(other, two.id);
    expect(await now(medley)).toBe('approved, service');
  });

  test('a remix of a cover asks the author at the root and the singer', async () => {
    const first = await cover({ visibility: 'public' });
    await grant(first);
    await registerSource(world.ports, first.content.id, trace());
    const remixer = await world.caller();
    const remix = await cover(
      { type: 'derivative', use: 'remix', originalIds: [first.content.id] },
      remixer,
    );
    expect(remix.permissions.map(({ authorId, part }) => [authorId, part])).toEqual([
      [author.account.id, 'work'],
      [singer.account.id, 'recording'],
    ]);
  });
});

describe('standing terms', () => {
  const terms = Terms.parse({ shareBps: 2500 });

  test('grant at once: approved with the terms as evidence', async () => {
    const standing = { plain_cover: { answer: 'grant', terms } } as const;
    await setStandingTerms(world.ports, author, original.content.id, standing);
    const { decision, permissions } = await cover();
    expect(decision).toMatchObject({ outcome: 'approved' });
    expect(decision?.evidence.permissions).toMatchObject([{ by: 'standing_terms', terms }]);
    expect(permissions).toMatchObject([{ state: 'granted', terms }]);
    // Another kind of use is another question.
    expect(await now(await cover({ use: 'translation' }))).toBe('awaiting_permission, author');
  });

  test('never: refused, and nobody is asked; the original’s own word outdoes the default', async () => {
    const never = { plain_cover: { answer: 'never', terms: plainTerms } } as const;
    await setStandingTerms(world.ports, author, null, never);
    const refused = await cover();
    expect(refused.decision).toMatchObject({ outcome: 'rejected', rule: 'never-permitted' });
    expect(refused.permissions).toEqual([]);
    const ask = { plain_cover: { answer: 'ask', terms } } as const;
    await setStandingTerms(world.ports, author, original.content.id, ask);
    const asked = await cover();
    expect(asked.permissions).toMatchObject([{ state: 'requested', terms }]);
    expect(await world.ports.standing.read(author.account.id, null)).toEqual(never);
  });

  test('that have run out grant and refuse nothing: the author is asked', async () => {
    const over = Terms.parse({ shareBps: 2500, endsAt: '2020-01-01' });
    await world.ports.standing.write(author.account.id, original.content.id, {
      plain_cover: { answer: 'grant', terms: over },
      translation: { answer: 'never', terms: over },
    });
    for (const asked of [await cover(), await cover({ use: 'translation' })]) {
      expect(asked.permissions).toMatchObject([{ state: 'requested', terms: plainTerms }]);
      expect(await now(asked)).toBe('awaiting_permission, author');
    }
  });

  test('are the author’s own to set', async () => {
    const stranger = await world.caller();
    const set = setStandingTerms(world.ports, stranger, original.content.id, {});
    await expect(set).rejects.toThrow('NOT_FOUND');
  });
});
