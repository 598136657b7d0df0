import type { Page } from '@playwright/test';
import { runOut } from '../../../scripts/test/time.ts';
import type { Account, ContentId, Said } from './support/account.ts';
import { says } from './support/songs.ts';
import { expect, test, type Visitor } from './support/test.ts';
import type { Words } from './support/words.ts';

/** Music of `author` that anyone may find. */
const original = (author: Account, title = 'Midnight Line') =>
  author.register({ title, visibility: 'public' });

/** A cover by `singer`, which asks the author by itself. */
const cover = (singer: Account, of: ContentId, said: Said = { title: 'Night Train' }) =>
  singer.submit({ type: 'cover', originalIds: [of], ...said });

/** The link of the menu, by the count it says. */
const nav = ({ page, t }: Visitor, count: number) =>
  page
    .getByRole('banner')
    .getByRole(
      'link',
      count === 0
        ? { name: t('permission.nav.label'), exact: true }
        : { name: t('permission.nav.count', { count }) },
    );

const button = (page: Page, t: Words, key: string) =>
  page.getByRole('button', { name: t(key), exact: true });
/** The line of a song in the list that is shown. */
const line = (page: Page, title: string) => page.getByRole('link', { name: title });
/** The permission that is open says where it stands. */
const isNow = ({ page, t }: Visitor, key: string, name: string) =>
  expect(page.getByText(t(`permission.now.${key}`, { name }))).toBeVisible({ timeout: 20_000 });

test('a cover is asked for, granted in one click, and registered, in both windows without a reload', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const song = await original(author);
  const theirs = await visit(author);
  await theirs.page.goto('/my');
  await expect(nav(theirs, 0)).toBeVisible();

  const id = await cover(singer, song, { title: 'Night Train', visibility: 'public' });
  const mine = await visit(singer, { locale: 'ko' });
  await mine.page.goto(`/my/${id}`);
  await isNow(mine, 'requester.requested', author.name);

  await expect(nav(theirs, 1)).toBeVisible();
  await nav(theirs, 1).click();
  await line(theirs.page, 'Night Train').click();
  await isNow(theirs, 'author.requested', singer.name);
  await button(theirs.page, theirs.t, 'permission.act.grant').click();
  await isNow(theirs, 'author.granted', singer.name);
  await expect(nav(theirs, 0)).toBeVisible();
  await says(mine.page, mine.t, 'registered');
  await isNow(mine, 'requester.granted', author.name);
  await theirs.page.goto(`/tracks/${id}`);
  const { status } = await singer.read(id);
  await expect(theirs.page.getByText(status.registrationCode ?? 'no code').first()).toBeVisible();
});

test('denied, asked again, offered other terms, accepted; each sees every step', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const id = await cover(singer, await original(author));
  const theirs = await visit(author);
  await theirs.page.goto('/permissions');
  await line(theirs.page, 'Night Train').click();
  await button(theirs.page, theirs.t, 'permission.act.deny').click();
  const denial = theirs.page.getByRole('dialog');
  await denial
    .getByRole('button', { name: theirs.t('permission.deny.confirm'), exact: true })
    .click();
  await expect(denial.getByText(theirs.t('permission.deny.missing'))).toBeVisible();
  await denial.getByRole('textbox').fill('Please keep the second verse.');
  await denial
    .getByRole('button', { name: theirs.t('permission.deny.confirm'), exact: true })
    .click();
  await isNow(theirs, 'author.denied', singer.name);

  const mine = await visit(singer);
  await mine.page.goto('/permissions?side=requester');
  await line(mine.page, 'Night Train').click();
  await expect(mine.page.getByText('Please keep the second verse.')).toBeVisible();
  await button(mine.page, mine.t, 'permission.act.ask').click();
  const again = mine.page.getByRole('dialog');
  await again.getByLabel(mine.t('permission.form.share')).fill('100.5');
  await again.getByRole('button', { name: mine.t('permission.again.confirm') }).click();
  await expect(again.getByText(mine.t('permission.form.problem.share'))).toBeVisible();
  await again.getByLabel(mine.t('permission.form.share')).fill('10');
  await again.getByRole('button', { name: mine.t('permission.again.confirm') }).click();
  await isNow(mine, 'requester.requested', author.name);

  await isNow(theirs, 'author.requested', singer.name);
  await expect(theirs.page.getByText('10%', { exact: true })).toBeVisible();
  await button(theirs.page, theirs.t, 'permission.act.offer').click();
  const offer = theirs.page.getByRole('dialog');
  await offer.getByLabel(theirs.t('permission.form.share')).fill('12.5');
  await offer.getByLabel(theirs.t('permission.form.credit')).fill('After Midnight Line');
  await offer.getByRole('button', { name: theirs.t('permission.offer.confirm') }).click();
  await isNow(theirs, 'author.offered', singer.name);

  await isNow(mine, 'requester.offered', author.name);
  await expect(mine.page.getByText('12.5%', { exact: true })).toBeVisible();
  await expect(mine.page.getByText('After Midnight Line')).toBeVisible();
  await expect(mine.page.getByText(mine.t('permission.terms.honest'))).toBeVisible();
  await button(mine.page, mine.t, 'permission.act.accept').click();
  await isNow(mine, 'requester.granted', author.name);
  await isNow(theirs, 'author.granted', singer.name);
  await singer.reaches(id, 'registered');
});

/** The author has the request open, and whoever asked the page of the cover. */
async function bothLook(
  visit: (account: Account) => Promise<Visitor>,
  { author, singer, id }: { author: Account; singer: Account; id: ContentId },
) {
  const theirs = await visit(author);
  await theirs.page.goto('/permissions');
  await line(theirs.page, 'Night Train').click();
  await isNow(theirs, 'author.requested', singer.name);
  const mine = await visit(singer);
  await mine.page.goto(`/my/${id}`);
  return { theirs, mine };
}

test('withdrawn on the page of the cover, the author is told instead of answering; asked again there', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const id = await cover(singer, await original(author));
  const { theirs, mine } = await bothLook(visit, { author, singer, id });
  await button(mine.page, mine.t, 'permission.act.withdraw').click();
  const ask = mine.page.getByRole('alertdialog');
  await ask.getByRole('button', { name: mine.t('permission.withdraw.confirm') }).click();
  await isNow(mine, 'requester.withdrawn', author.name);
  await isNow(theirs, 'author.withdrawn', singer.name);
  await button(mine.page, mine.t, 'permission.act.ask').click();
  await mine.page
    .getByRole('dialog')
    .getByRole('button', { name: mine.t('permission.again.confirm') })
    .click();
  await isNow(mine, 'requester.requested', author.name);
  await isNow(theirs, 'author.requested', singer.name);
});

test('without an answer it ends by itself, in both windows; asked again, one click still grants it', async ({
  visit,
  signUp,
}, { config }) => {
  const [author, singer] = [await signUp(), await signUp()];
  const id = await cover(singer, await original(author));
  const { theirs, mine } = await bothLook(visit, { author, singer, id });
  await isNow(mine, 'requester.requested', author.name);
  await runOut(String(config.metadata.dataDir), id);
  await isNow(mine, 'requester.expired', author.name);
  await isNow(theirs, 'author.expired', singer.name);
  await expect(button(theirs.page, theirs.t, 'permission.act.grant')).toBeHidden();
  await button(mine.page, mine.t, 'permission.act.ask').click();
  await button(mine.page, mine.t, 'permission.again.confirm').click();
  await button(theirs.page, theirs.t, 'permission.act.grant').click();
  await says(mine.page, mine.t, 'registered');
});

test('answered in another window: it says so, and shows how it stands', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  await cover(singer, await original(author));
  const { page, t } = await visit(author);
  await page.goto('/permissions');
  await line(page, 'Night Train').click();
  const grant = button(page, t, 'permission.act.grant');
  await expect(grant).toBeVisible();
  // The answer of the other window is first; this one's own news of it are held back until it has answered too.
  const { rows } = await author.api.permission.list.query({ side: 'author' });
  const [asked] = rows;
  if (!asked) throw new Error('nobody asked');
  let told = () => {};
  const wait = new Promise<void>((resolve) => {
    told = resolve;
  });
  await page.route(/permission\.(get|list)/, async (route) => {
    await wait;
    await route.continue();
  });
  await author.api.permission.answer.mutate({
    contentId: asked.cover.contentId,
    permissionId: asked.id,
    answer: { kind: 'deny', reason: 'From the other window.' },
  });
  await grant.click();
  await expect(page.getByText(t('status.errors.NOT_ASKED'))).toBeVisible();
  told();
  await isNow({ page, t }, 'author.denied', singer.name);
  await expect(grant).toBeHidden();
});

test('several are granted together', async ({ visit, signUp }) => {
  const [author, singer] = [await signUp(), await signUp()];
  const song = await original(author);
  const titles = ['First Take', 'Second Take', 'Third Take'];
  for (const title of titles) await cover(singer, song, { title });
  const { page, t } = await visit(author);
  await page.goto('/permissions');
  await page.getByRole('checkbox', { name: t('permission.list.selectAll') }).click();
  await page
    .getByRole('checkbox', { name: t('permission.list.select', { title: 'Second Take' }) })
    .click();
  await page.getByRole('button', { name: t('permission.act.grantAll', { count: 2 }) }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('permission.bulk.confirm', { count: 2 }) })
    .click();
  await expect(page.getByText(t('permission.done.grantAll', { count: 2 }))).toBeVisible();
  await expect(page.locator('[data-scrolls] :focus'), 'the focus has a place').toHaveCount(1);
  await expect(nav({ page, t }, 1)).toBeVisible();
  const { rows } = await author.api.permission.list.query({ side: 'author', mine: true });
  expect(rows.map((row) => row.cover.title)).toEqual(['Second Take']);
});

test('by keyboard alone: reached, chosen, granted', async ({ visit, signUp }) => {
  const [author, singer] = [await signUp(), await signUp()];
  const song = await original(author);
  await cover(singer, song, { title: 'First Take' });
  await cover(singer, song, { title: 'Second Take' });
  const visitor = await visit(author);
  const { page, t } = visitor;
  await page.goto('/my');
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(page).toHaveURL(/\/permissions$/, { timeout: 500 });
  }).toPass();
  const first = line(page, 'Second Take');
  await expect(first).toBeVisible();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if (await first.evaluate((one) => one === document.activeElement)) break;
  }
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 2 });
  await expect(heading.filter({ hasText: 'Second Take' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(heading.filter({ hasText: 'First Take' })).toBeVisible();
  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(t('permission.form.share'))).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('a');
  await expect(button(page, t, 'permission.act.grant')).toBeFocused();
  await page.keyboard.press('Enter');
  await isNow(visitor, 'author.granted', singer.name);
  await expect(page.locator('header:focus')).toContainText('First Take');
  await page.keyboard.press('k');
  await expect(heading.filter({ hasText: 'Second Take' })).toBeVisible();
});
