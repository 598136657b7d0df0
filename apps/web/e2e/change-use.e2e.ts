import { inspect } from './support/inspect.ts';
import { expect, test } from './support/test.ts';

test('while it waits, a creator changes the kind of use; the author is asked for the new one', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const song = await author.register({ title: 'Midnight Line', visibility: 'public' });
  await author.api.permission.setStanding.mutate({
    contentId: song,
    terms: { remix: { answer: 'never', terms: { shareBps: 0 } } },
  });
  const cover = await singer.submit({
    title: 'Night Train',
    type: 'cover',
    use: 'plain_cover',
    originalIds: [song],
  });
  const theirs = await visit(author, { locale: 'ko' });
  await theirs.page.goto('/permissions');
  await theirs.page.getByRole('link', { name: 'Night Train' }).click();

  const { page, t } = await visit(singer);
  await page.goto(`/my/${cover}`);
  await page.getByRole('button', { name: t('content.use.act') }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const send = dialog.getByRole('button', { name: t('content.use.confirm') });
  await expect(send).toBeDisabled();
  // What is never permitted is said before anything is changed.
  await dialog.getByRole('radio', { name: t('standing.use.remix') }).click();
  await expect(dialog.getByText(t('upload.plan.outlook.never.title'))).toBeVisible();
  await expect(send).toBeDisabled();
  await dialog.getByRole('radio', { name: t('standing.use.changed_lyrics') }).click();
  await expect(dialog.getByText(t('upload.plan.outlook.ask.title'))).toBeVisible();
  await inspect(page, 'changing the kind of use');
  await send.click();
  await expect(dialog).toBeHidden();

  // Both see the new request, in the very place of the old one.
  const opened = theirs.page.locator('dd', { hasText: theirs.t('standing.use.changed_lyrics') });
  await expect(opened).toBeVisible();
  await theirs.page
    .getByRole('button', { name: theirs.t('permission.act.grant'), exact: true })
    .click();
  await singer.reaches(cover, 'registered');
  const { permissions, timeline } = await singer.read(cover);
  expect(permissions.map(({ state, use }) => [state, use])).toEqual([
    ['granted', 'changed_lyrics'],
  ]);
  expect(timeline.map(({ type }) => type)).toContain('permission.withdrawn');
});
