import { newContentId, submissionOf } from '@musicloud/db/testing/world';
import { DraftForm } from '@musicloud/domain/content/content';
import { domainCodeOf } from '@musicloud/domain/shared/errors';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPortal, type Portal } from './testing/portal.ts';

let portal: Portal;
let creator: Caller;
let other: Caller;
let admin: Caller;
beforeAll(async () => {
  portal = await createPortal();
  creator = await portal.caller();
  other = await portal.caller();
  admin = await portal.caller('admin');
});
afterAll(() => portal.close());

const as = (caller: Caller | null) => portal.procedures(caller);
const refused = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: { cause?: unknown }) => thrown,
  );
  return domainCodeOf(error?.cause) ?? (error && 'other');
};
const submission = (over: object = {}) => submissionOf(over);

describe('a draft', () => {
  test('is kept from its first character, however odd, and submitted once', async () => {
    const id = newContentId();
    const mine = as(creator).content;
    const typed = await mine.saveDraft({ id, form: DraftForm.parse({ title: 'T\u0000\uD83D' }) });
    expect(typed).toMatchObject({ status: 'draft', title: 'T' });
    await mine.saveDraft({ id, form: DraftForm.parse({ title: 'x'.repeat(20_000) }) });
    const said = submission({ title: `Final ${id}` });
    const [first, second] = await Promise.all([
      mine.upload({ id, submission: said }),
      mine.upload({ id, submission: said }),
    ]);
    expect(first.status).toMatchObject({ status: 'approved', title: `Final ${id}` });
    expect(second.decision).toEqual(first.decision);
    const types = (await mine.get({ id })).timeline.map((entry) => entry.type);
    expect(types).toEqual(['content.drafted', 'content.uploaded', 'copyright.decided']);
    expect(await refused(mine.saveDraft({ id, form: DraftForm.parse({}) }))).toBe('NOT_EDITABLE');
  });

  test('of someone else is not there', async () => {
    const id = newContentId();
    await as(creator).content.saveDraft({ id, form: DraftForm.parse({ title: 'Secret' }) });
    const theirs = as(other).content;
    expect(await refused(theirs.get({ id }))).toBe('NOT_FOUND');
    expect(await refused(theirs.discardDraft({ id }))).toBe('NOT_FOUND');
    expect(await refused(theirs.saveDraft({ id, form: DraftForm.parse({}) }))).toBe('ID_TAKEN');
    expect(await refused(theirs.upload({ id, submission: submission() }))).toBe('ID_TAKEN');
    expect((await as(creator).content.get({ id })).form?.title).toBe('Secret');
  });
});

describe('a content', () => {
  test('of someone else is not there for anything', async () => {
    const { content } = await portal.upload(creator);
    const { id } = content;
    const { content: contents, copyright } = as(other);
    for (const call of [
      () => contents.get({ id }),
      () => contents.edit({ id, description: 'mine now' }),
      () => contents.reopen({ id }),
      () => contents.delete({ id }),
      () => copyright.contest({ id, statement: 'mine' }),
      () => copyright.supply({ id, statement: 'mine', documents: [] }),
    ]) {
      expect(await refused(call())).toBe('NOT_FOUND');
    }
    expect((await as(creator).content.get({ id })).status.status).toBe('approved');
  });

  test('deleted in two tabs is answered in both', async () => {
    const { content } = await portal.upload(creator);
    const tabs = await Promise.all(
      [1, 2].map(() => as(creator).content.delete({ id: content.id })),
    );
    expect(tabs.map((view) => view?.status.status)).toEqual(['deleting', 'deleting']);
  });

  test('rejected for its bytes is contested, reviewed with both sides, and approved by an admin', async () => {
    const bytes = newContentId();
    const first = await portal.register(other, { assetId: await portal.stored(other, bytes) });
    const assetId = await portal.stored(creator, bytes);
    const mine = as(creator);
    const id = newContentId();
    const rejected = await mine.content.upload({ id, submission: submission({ assetId }) });
    expect(rejected.decision).toMatchObject({ outcome: 'rejected', rule: 'same-recording-other' });
    // The other's music is private: the match shows neither name nor link.
    expect(rejected.decision?.matches[0]).toMatchObject({ title: null, contentId: null });
    await mine.copyright.contest({ id, statement: 'I made this' });
    const admins = as(admin).admin;
    const { rows } = await admins.reviews({});
    expect(rows.map((row) => row.status.contentId)).toContain(id);
    const review = await admins.review({ id });
    expect(review.sides.map((side) => side.contentId)).toEqual([first.content.id]);
    expect(review.content.decision?.statement).toBe('I made this');
    expect(await refused(admins.settle({ id, verdict: 'reject', note: '' }))).toBe('INVALID_INPUT');
    await admins.settle({ id, verdict: 'approve', note: 'proved' });
    expect(await refused(admins.settle({ id, verdict: 'approve', note: '' }))).toBe(
      'NOT_IN_REVIEW',
    );
    await portal.registerNow(id);
    expect((await mine.content.get({ id })).status).toMatchObject({
      status: 'registered',
      note: 'proved',
    });
  });

  test('a cover of someone else’s waits, and no admin grants for the author', async () => {
    const original = await portal.register(other, { visibility: 'public' });
    const id = newContentId();
    const said = submission({ type: 'cover', originalIds: [original.content.id] });
    const view = await as(creator).content.upload({ id, submission: said });
    expect(view.status).toMatchObject({ status: 'awaiting_permission', nextActor: 'author' });
    const settled = as(admin).admin.settle({ id, verdict: 'approve', note: '' });
    expect(await refused(settled)).toBe('NOT_IN_REVIEW');
    const back = await as(creator).content.reopen({ id });
    expect(back.form).toMatchObject({ title: said.title, originalIds: said.originalIds });
  });
});

describe('doors', () => {
  test('for accounts are shut for nobody', async () => {
    const nobody = as(null);
    for (const call of [
      () => nobody.content.get({ id: newContentId() }),
      () => nobody.status.list({}),
      () => nobody.status.counts(),
      () => nobody.account.notifications({}),
      () => nobody.account.keys(),
      () => nobody.source.search({ q: 'x' }),
    ]) {
      expect(await refused(call())).toBe('UNAUTHENTICATED');
    }
    expect(await nobody.account.me()).toBeNull();
    expect((await nobody.source.catalogue({})).rows).toBeInstanceOf(Array);
  });

  test('for admins are not there for creators', async () => {
    const { admin: admins } = as(creator);
    const id = newContentId();
    for (const call of [
      () => admins.pending(),
      () => admins.reviews({}),
      () => admins.review({ id }),
      () => admins.settle({ id, verdict: 'approve', note: '' }),
      () => admins.sources({}),
      () => admins.hold({ id, act: 'suspend', cause: 'x' }),
    ]) {
      expect(await refused(call())).toBe('NOT_FOUND');
    }
  });

  test('show a registered track to those who may see it', async () => {
    const track = (id: string, who: Caller | null) => refused(as(who).source.track({ id }));
    const kept = (await portal.register(creator, { visibility: 'private' })).content.id;
    const linked = (await portal.register(creator, { visibility: 'link' })).content.id;
    const open = (await portal.register(creator, { visibility: 'public' })).content.id;
    expect(await track(kept, other)).toBe('NOT_FOUND');
    for (const who of [creator, admin]) expect(await track(kept, who)).toBeNull();
    for (const id of [linked, open]) expect(await track(id, null)).toBeNull();
    const { rows } = await as(null).source.catalogue({ limit: 100 });
    const listed = rows.map((row) => row.contentId);
    expect(listed).toContain(open);
    expect(listed).not.toContain(kept);
    expect(listed).not.toContain(linked);
    await as(admin).admin.hold({ id: open, act: 'suspend', cause: 'a claim' });
    expect(await track(open, null)).toBe('NOT_FOUND');
    expect(await track(open, creator)).toBeNull();
  });
});

test('a change is told to its creator’s streams within a second, and to nobody else’s', async () => {
  const listen = async (caller: Caller) => {
    const stream = await as(caller).status.live();
    return stream[Symbol.asyncIterator]();
  };
  const [mine, theirs] = [await listen(creator), await listen(other)];
  await Promise.all([mine.next(), theirs.next()]);
  const id = newContentId();
  const told = mine.next();
  const silence = theirs.next();
  const started = Date.now();
  await as(creator).content.upload({ id, submission: submission() });
  const { value } = await told;
  expect(Date.now() - started).toBeLessThan(2_000);
  // biome-ignore lint/suspicious/noExplicitAny: `tracked` hides its parts.
  const [, news] = value as any;
  expect(news.rows.map((row: { contentId: string }) => row.contentId)).toContain(id);
  const early = await Promise.race([silence.then(() => 'told'), Promise.resolve('nothing')]);
  expect(early).toBe('nothing');
  await as(other).content.upload({ id: newContentId(), submission: submission() });
  // biome-ignore lint/suspicious/noExplicitAny: `tracked` hides its parts.
  const [, own] = (await silence).value as any;
  expect(own.rows.map((row: { contentId: string }) => row.contentId)).not.toContain(id);
  await Promise.all([mine.return?.(undefined), theirs.return?.(undefined)]);
});
