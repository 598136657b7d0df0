import { locales } from '../src/i18n/locale.ts';
import { expect, test } from './support/test.ts';

for (const locale of locales) {
  test(`an admin follows uploads and queues live in ${locale}`, async ({
    visit,
    signUp,
    admin,
  }) => {
    const { page, t } = await visit(admin, { locale });
    await page.goto('/admin/operations');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('operations.title'));
    const figure = (name: string) =>
      page
        .locator('dl > div')
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator('dd');
    const approval = page.getByRole('row').filter({ hasText: t('operations.queue.approval') });
    await expect(approval).toBeVisible();
    // The page is not loaded again: it asks by itself.
    await (await signUp()).submit({ title: 'Seen by Operations' });
    await expect
      .poll(async () => Number(await figure(t('operations.all.uploads')).textContent()))
      .toBeGreaterThan(0);
    const calls = figure(t('operations.here.calls'));
    expect(Number((await calls.textContent())?.replaceAll(',', ''))).toBeGreaterThan(0);
  });
}

test('while the server does not answer, old figures are told as old ones', async ({
  visit,
  admin,
  complaints,
}) => {
  const { page, t } = await visit(admin);
  await page.goto('/admin/operations');
  await expect(
    page.getByRole('row').filter({ hasText: t('operations.queue.approval') }),
  ).toBeVisible();
  await page.route('**/api/trpc/**', (route) => route.abort());
  await expect(
    page.getByText(t('operations.verdict.silent.title'), { exact: true }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('heading', { name: t('operations.verdict.silent.title') }),
  ).toBeVisible();
  complaints.length = 0;
});
