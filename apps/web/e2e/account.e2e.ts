import { rowOf } from './support/songs.ts';
import { expect, test, type Visitor } from './support/test.ts';

test('signs up with consent, confirms the address by mail, signs out and in', async ({ visit }) => {
  const { page, t } = await visit(null, { locale: 'ko' });
  const email = `first-${Date.now()}@test.example`;
  await page.goto('/upload');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page
    .getByRole('main')
    .getByRole('link', { name: t('common.nav.signUp') })
    .click();
  await page.getByLabel(t('account.field.name'), { exact: true }).fill('첫 사람');
  await page.getByLabel(t('account.field.email'), { exact: true }).fill(email);
  const password = page.getByLabel(t('account.field.password'), { exact: true });
  await password.fill('short');
  const submit = page.getByRole('button', { name: t('account.signUp.submit') });
  await submit.click();
  await expect(page.getByText(t('account.missing.consent'))).toBeVisible();
  await expect(page.getByText(t('account.missing.short'))).toBeVisible();
  await password.fill('a good long password');
  await page.getByRole('checkbox').click();
  await submit.click();
  await expect(page).toHaveURL(/\/upload$/);
  const banner = page.getByText(t('common.verifyBanner.text', { email }));
  await expect(banner).toBeVisible();

  await openMail(page, email);
  await page.getByRole('article').getByRole('link').click();
  await expect(page.getByText(t('account.verify.doneTitle'))).toBeVisible();
  await page.goto('/my');
  await expect(page.getByText(t('my.empty.title'))).toBeVisible();
  await expect(banner).toBeHidden();

  await page.getByRole('button', { name: t('common.nav.account', { name: '첫 사람' }) }).click();
  await page.getByRole('menuitem', { name: t('common.nav.signOut') }).click();
  await expect(
    page.getByRole('banner').getByRole('link', { name: t('common.nav.signIn') }),
  ).toBeVisible();
  await page.goto('/my');
  await signIn({ page, t }, email, 'not the password');
  await expect(page.getByText(t('account.errors.wrongPair'))).toBeVisible();
  await signIn({ page, t }, email, 'a good long password');
  await expect(page).toHaveURL(/\/my$/);
});

test('sets a new password by mail; the link works once', async ({ visit, signUp }) => {
  const person = await signUp();
  const { page, t } = await visit(null);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: t('account.signIn.forgot') }).click();
  // The field of the same name on the page before would take the address.
  await expect(page).toHaveURL(/\/forgot-password$/);
  await expect(page.getByRole('heading', { name: t('account.forgot.title') })).toBeVisible();
  await page.getByLabel(t('account.field.email'), { exact: true }).fill(person.email);
  await page.getByRole('button', { name: t('account.forgot.submit') }).click();
  await expect(page.getByText(t('account.forgot.sentText', { email: person.email }))).toBeVisible();
  await openMail(page, person.email);
  const link = page.getByRole('article').getByRole('link');
  const address = await link.getAttribute('href');
  await link.click();
  await page
    .getByLabel(t('account.field.newPassword'), { exact: true })
    .fill('another long password');
  await page.getByRole('button', { name: t('account.reset.submit') }).click();
  await expect(page.getByText(t('account.reset.doneTitle'))).toBeVisible();
  await page.goto('/sign-in');
  await signIn({ page, t }, person.email, person.password);
  await expect(page.getByText(t('account.errors.wrongPair'))).toBeVisible();
  await signIn({ page, t }, person.email, 'another long password');
  await expect(
    page.getByRole('button', { name: t('common.nav.account', { name: person.name }) }),
  ).toBeVisible();
  await page.goto(address ?? '');
  await expect(page.getByText(t('account.reset.badTitle'))).toBeVisible();
});

test('changes name and password, and signs another device out', async ({ visit, signUp }) => {
  const person = await signUp();
  const { page, t } = await visit(person);
  const other = await visit(null);
  await other.page.goto('/sign-in');
  await signIn(other, person.email, person.password);
  await expect(
    other.page.getByRole('button', { name: t('common.nav.account', { name: person.name }) }),
  ).toBeVisible();

  await page.goto('/settings');
  const profile = page.getByRole('region', { name: t('account.settings.profile.title') });
  await profile.getByLabel(t('account.field.name'), { exact: true }).fill('Renamed');
  await profile.getByRole('button', { name: t('common.save') }).click();
  await expect(page.getByText(t('account.settings.profile.saved'))).toBeVisible();
  await expect(
    page.getByRole('button', { name: t('common.nav.account', { name: 'Renamed' }) }),
  ).toBeVisible();

  const sessions = page.getByRole('region', { name: t('account.settings.sessions.title') });
  await expect(sessions.getByRole('listitem')).toHaveCount(2);
  const place = page.getByRole('region', {
    name: t('account.settings.password.title'),
    exact: true,
  });
  const current = place.getByLabel(t('account.field.currentPassword'), { exact: true });
  await current.fill('not the password');
  await place
    .getByLabel(t('account.field.newPassword'), { exact: true })
    .fill('another long password');
  await place.getByRole('button', { name: t('account.settings.password.submit') }).click();
  await expect(place.getByText(t('account.errors.wrongPassword'))).toBeVisible();
  await current.fill(person.password);
  await place.getByRole('button', { name: t('account.settings.password.submit') }).click();
  await expect(page.getByText(t('account.settings.password.saved'))).toBeVisible();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await other.page.goto('/my');
  await expect(other.page).toHaveURL(/\/sign-in/);
});

test('deletes an account with all its music', async ({ visit, signUp }) => {
  const person = await signUp();
  const song = await person.register({ title: 'Last Song', visibility: 'public' });
  const { page, t } = await visit(person, { locale: 'ko' });
  await page.goto('/my');
  await expect(rowOf(page, t, 'Last Song')).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('button', { name: t('account.settings.delete.open') }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(t('account.settings.delete.keys'));
  const name = { name: person.name };
  await dialog.getByLabel(t('account.settings.delete.typeName', name)).fill(person.name);
  await dialog.getByLabel(t('account.settings.delete.password')).fill('not the password');
  const confirm = dialog.getByRole('button', { name: t('account.settings.delete.confirm') });
  await confirm.click();
  await expect(dialog.getByText(t('account.errors.wrongPassword'))).toBeVisible();
  await dialog.getByLabel(t('account.settings.delete.password')).fill(person.password);
  await confirm.click();
  await expect(
    page.getByRole('banner').getByRole('link', { name: t('common.nav.signIn') }),
  ).toBeVisible();
  await expect
    .poll(async () => (await page.goto(`/tracks/${song}`))?.status(), { timeout: 20_000 })
    .toBe(404);
  await page.goto('/sign-in');
  await signIn({ page, t }, person.email, person.password);
  await expect(page.getByText(t('account.errors.wrongPair'))).toBeVisible();
});

async function signIn({ page, t }: Visitor, email: string, password: string): Promise<void> {
  await page.getByLabel(t('account.field.email'), { exact: true }).fill(email);
  await page.getByLabel(t('account.field.password'), { exact: true }).fill(password);
  await page
    .getByRole('main')
    .getByRole('button', { name: t('account.signIn.submit') })
    .click();
}

/** Opens the newest mail to an address; mails of other tests come in between. */
async function openMail(page: Visitor['page'], to: string): Promise<void> {
  await page.goto('/dev/mailbox');
  const mail = page.getByRole('main').getByRole('button').filter({ hasText: to }).first();
  await expect(mail).toBeVisible({ timeout: 15_000 });
  await mail.click();
  await expect(page.getByRole('article')).toContainText(to);
}
