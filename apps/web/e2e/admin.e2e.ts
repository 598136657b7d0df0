import { expect, test } from './support/test.ts';

test('an admin suspends a source and reinstates it; its creator reads why', async ({
  visit,
  signUp,
  admin,
}) => {
  const creator = await signUp();
  const title = `Held ${creator.name}`;
  const song = await creator.register({ title, visibility: 'public' });
  const mine = await visit(creator, { locale: 'ko' });
  await mine.page.goto(`/my/${song}`);
  const desk = await visit(admin);
  const { page, t } = desk;
  await page.goto('/admin/sources');
  await page.getByRole('searchbox').fill(title);
  const row = page.getByRole('list', { name: t('sources.list') }).getByRole('listitem');
  await expect(row).toHaveCount(1);

  await page.getByRole('button', { name: t('sources.suspend.label', { title }) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('sources.suspend.confirm') }).click();
  await expect(dialog.getByText(t('sources.causeRequired'))).toBeVisible();
  await dialog.getByRole('textbox').fill('A claim was made; we look into it.');
  await dialog.getByRole('button', { name: t('sources.suspend.confirm') }).click();
  await expect(row).toContainText(t('sources.filter.suspended'));
  await expect(mine.page.getByText('A claim was made; we look into it.').first()).toBeVisible();
  await expect(mine.page.getByText(mine.t('content.suspended.text'))).toBeVisible();
  const stranger = await visit(null);
  expect((await stranger.page.goto(`/tracks/${song}`))?.status()).toBe(404);

  await page.getByRole('button', { name: t('sources.reinstate.label', { title }) }).click();
  await dialog.getByRole('textbox').fill('The claim was withdrawn.');
  await dialog.getByRole('button', { name: t('sources.reinstate.confirm') }).click();
  await expect(row).toContainText(t('status.name.registered'));
  await expect(mine.page.getByText(mine.t('content.suspended.text'))).toBeHidden();
  await expect(mine.page.getByText('The claim was withdrawn.').first()).toBeVisible();
  expect((await stranger.page.goto(`/tracks/${song}`))?.status()).toBe(200);
});

test('for everyone else there is no administration', async ({ visit, signUp, author }) => {
  const waiting = await signUp();
  const review = await waiting.submit({ title: 'Midnight Line', artistName: '한여름' });
  await waiting.reaches(review, 'in_review');
  for (const person of [await signUp(), author]) {
    const { page, t } = await visit(person);
    for (const address of [
      '/admin/reviews',
      `/admin/reviews?id=${review}`,
      '/admin/sources',
      '/admin',
      '/admin/users',
    ]) {
      expect((await page.goto(address))?.status(), address).toBe(404);
      await expect(page.getByText(t('common.notFound.text'))).toBeVisible();
    }
    await expect(page.getByRole('link', { name: t('common.nav.reviews') })).toHaveCount(0);
    await expect(person.api.admin.reviews.query({})).rejects.toThrow('NOT_FOUND');
    await expect(person.api.admin.review.query({ id: review })).rejects.toThrow('NOT_FOUND');
    await expect(person.api.content.get.query({ id: review })).rejects.toThrow('NOT_FOUND');
  }
});
