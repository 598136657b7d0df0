import type { Locator } from '@playwright/test';
import { runOut } from '../../../scripts/test/time.ts';
import type { Account, ContentId, Said } from './support/account.ts';
import { inspect } from './support/inspect.ts';
import { says, strip } from './support/songs.ts';
import { expect, test, type Visitor } from './support/test.ts';

const NOTE = 'The credit line is missing.';
const ANSWER = 'It is there now.';

/** A cover that is registered on what the author granted. */
async function granted(author: Account, singer: Account, of: ContentId, said: Said) {
  const id = await singer.submit({ type: 'cover', originalIds: [of], ...said });
  const [asked] = (await singer.read(id)).permissions;
  if (!asked) throw new Error('nobody was asked');
  const which = { contentId: id, permissionId: asked.id };
  await author.api.permission.answer.mutate({ ...which, answer: { kind: 'grant' } });
  return which;
}
const isNow = ({ page, t }: Visitor, key: string, name: string) =>
  expect(page.getByText(t(`permission.now.${key}`, { name }))).toBeVisible();
const button = (within: Pick<Locator, 'getByRole'>, name: string) =>
  within.getByRole('button', { name, exact: true });

/** The author gives notice, in the window that says what happens and when. */
async function giveNotice({ page, t }: Visitor, name: string) {
  await button(page, t('permission.act.revoke')).click();
  const notice = page.getByRole('dialog');
  await expect(notice.getByText(t('permission.revoke.first', { name }))).toBeVisible();
  await button(notice, t('permission.revoke.confirm')).click();
  await expect(notice.getByText(t('permission.revoke.causeMissing'))).toBeVisible();
  await notice.getByRole('radio', { name: t('status.cause.terms_broken') }).click();
  await notice.getByLabel(t('permission.revoke.note')).fill(NOTE);
  await button(notice, t('permission.revoke.confirm')).click();
  await expect(notice).toBeHidden();
}

test('notice is given, answered, taken back, given again; it runs out, and the song is asked for anew', async ({
  visit,
  signUp,
}, { config }) => {
  const [author, singer] = [await signUp(), await signUp()];
  const song = await author.register({ title: 'Midnight Line', visibility: 'public' });
  const said = { title: 'Night Train', visibility: 'public' } as const;
  const { contentId, permissionId } = await granted(author, singer, song, said);
  await singer.reaches(contentId, 'registered');
  const { registrationCode } = (await singer.read(contentId)).status;
  if (!registrationCode) throw new Error('no code');

  const theirs = await visit(author);
  await theirs.page.goto(`/permissions?side=author&id=${permissionId}`);
  await isNow(theirs, 'author.granted', singer.name);
  await giveNotice(theirs, singer.name);
  await isNow(theirs, 'author.revoking', singer.name);
  await expect(theirs.page.getByText(theirs.t('permission.left.days', { count: 7 }))).toBeVisible();

  const mine = await visit(singer);
  await mine.page.goto(`/my/${contentId}`);
  await isNow(mine, 'requester.revoking', author.name);
  await expect(mine.page.getByText(NOTE).first()).toBeVisible();
  await button(mine.page, mine.t('permission.act.reply')).click();
  const reply = mine.page.getByRole('dialog');
  await reply.getByRole('textbox').fill(ANSWER);
  await button(reply, mine.t('permission.words.reply.confirm')).click();
  await expect(theirs.page.getByText(ANSWER)).toBeVisible();
  await button(theirs.page, theirs.t('permission.act.take_back')).click();
  await button(
    theirs.page.getByRole('alertdialog'),
    theirs.t('permission.takeBack.confirm'),
  ).click();
  await isNow(theirs, 'author.granted', singer.name);
  await isNow(mine, 'requester.granted', author.name);

  await giveNotice(theirs, singer.name);
  await isNow(mine, 'requester.revoking', author.name);
  await runOut(String(config.metadata.dataDir), contentId);
  await says(mine.page, mine.t, 'permission_ended');
  await isNow(mine, 'requester.revoked', author.name);
  await isNow(theirs, 'author.revoked', singer.name);
  const gone = await theirs.page.request.get(`/tracks/${contentId}`);
  expect(gone.status()).toBe(404);

  await button(mine.page, mine.t('permission.act.ask')).click();
  await button(mine.page.getByRole('dialog'), mine.t('permission.again.confirm')).click();
  await expect(strip(mine.page, mine.t)).toContainText(mine.t('status.turn.askedAgain'));
  await button(theirs.page, theirs.t('permission.act.grant')).click();
  await says(mine.page, mine.t, 'registered');
  await expect(theirs.page.getByText(registrationCode)).toBeVisible();
  expect((await singer.read(contentId)).status.registrationCode).toBe(registrationCode);
});

test('a private cover says to its author that it was registered, and what ends it is read aloud', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const song = await author.register({ title: 'Midnight Line', visibility: 'public' });
  const { contentId, permissionId } = await granted(author, singer, song, { title: 'Alone' });
  await singer.reaches(contentId, 'registered');
  const { registrationCode } = (await singer.read(contentId)).status;
  const theirs = await visit(author, { locale: 'ko' });
  await theirs.page.goto(`/permissions?side=author&id=${permissionId}`);
  await expect(theirs.page.getByText(registrationCode ?? 'no code')).toBeVisible();
  await button(theirs.page, theirs.t('permission.act.revoke')).click();
  await expect(theirs.page.getByRole('dialog')).toBeVisible();
  await inspect(theirs.page, 'the window that ends a permission');
  await theirs.page.keyboard.press('Escape');
  await expect(button(theirs.page, theirs.t('permission.act.revoke'))).toBeFocused();
});

test('deleting an original shows what hangs on it; by keyboard one is ended, the rest is kept', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const song = await author.register({ title: 'Midnight Line', visibility: 'public' });
  const all = [];
  for (const title of ['First', 'Second', 'Third']) {
    all.push(await granted(author, singer, song, { title, visibility: 'public' }));
  }
  const [first, second] = all;
  if (!first || !second) throw new Error('no covers');
  for (const { contentId } of all) await singer.reaches(contentId, 'registered');
  const open = await singer.submit({ type: 'cover', originalIds: [song], title: 'Open' });

  const { page, t } = await visit(author);
  await page.goto(`/my/${song}`);
  const made = page.getByRole('region', { name: t('content.hanging.title') });
  await expect(made.getByRole('listitem')).toHaveCount(4);
  await button(page, t('content.act.delete')).focus();
  await page.keyboard.press('Enter');
  const ask = page.getByRole('alertdialog');
  await expect(ask.getByText(t('content.remove.made', { total: 4, registered: 3 }))).toBeVisible();
  await expect(ask.getByText(t('content.remove.closes', { count: 1 }))).toBeVisible();
  await inspect(page, 'the window that deletes an original');
  await ask.getByRole('radio', { name: t('content.remove.choice.keep') }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(ask.getByText(t('content.remove.noneChosen'))).toBeVisible();
  const every = ask.getByRole('checkbox', { name: t('content.remove.choice.all') });
  await every.focus();
  await page.keyboard.press('Space');
  await expect(ask.getByText(t('content.remove.chosen', { count: 3, total: 3 }))).toBeVisible();
  await page.keyboard.press('Space');
  await ask.getByRole('checkbox', { name: t('content.remove.endOne', { title: 'First' }) }).focus();
  await page.keyboard.press('Space');
  await expect(ask.getByText(t('content.remove.chosen', { count: 1, total: 3 }))).toBeVisible();
  await inspect(page, 'choosing what ends with an original');
  await ask.getByRole('textbox').focus();
  await page.keyboard.type('Midnight Line');
  await page.keyboard.press('Enter');
  await expect(ask).toBeHidden();

  const stateOf = async (id: ContentId) => (await singer.read(id)).permissions[0]?.state;
  await expect.poll(() => stateOf(first.contentId)).toBe('revoking');
  await expect.poll(() => stateOf(open)).toBe('denied');
  expect(await stateOf(second.contentId)).toBe('granted');
  const mine = await visit(singer);
  await mine.page.goto(`/my/${first.contentId}`);
  await expect(mine.page.getByText(mine.t('status.cause.original_deleted')).first()).toBeVisible();
  await mine.page.goto(`/my/${open}`);
  await isNow(mine, 'requester.closed', author.name);
  await singer.reaches(second.contentId, 'registered');
});
