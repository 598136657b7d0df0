import { inspect, inspectPage } from './support/inspect.ts';
import { expect, test } from './support/test.ts';

/** What was mailed to an address, newest first; the mails of a set-up on one's own machine. */
const mailsTo = (
  mailbox: { mails: readonly { to: string; subject: string; text: string }[] },
  address: string,
) => mailbox.mails.filter(({ to }) => to === address);

test('a stranger reports a track, an admin stops it, its creator answers, and it comes back', async ({
  visit,
  signUp,
  admin,
}) => {
  const creator = await signUp();
  const title = `Disputed ${creator.name}`;
  const song = await creator.register({ title, visibility: 'public' });
  const email = `claimant-${creator.email}`;
  const mails = async () => mailsTo(await creator.api.account.mailbox.query(), email);

  // Signed out, and by keyboard.
  const stranger = await visit(null);
  const { page, t } = stranger;
  await page.goto(`/tracks/${song}`);
  await page.getByRole('button', { name: t('objection.report') }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: t('objection.send') }).click();
  await expect(dialog.getByText(t('objection.problem.explanation'))).toBeVisible();
  await inspect(page, 'the report form with its problems');
  await dialog.getByRole('radio', { name: t('status.claim.recording') }).focus();
  await page.keyboard.press('Space');
  await dialog
    .getByLabel(t('objection.explanation'))
    .fill('I recorded this in 2019.\n<script>alert(1)</script>');
  await dialog.getByLabel(t('objection.links')).fill('javascript:alert(1)');
  await dialog.getByLabel(t('objection.name')).fill('Ms. Claimant');
  await dialog.getByLabel(t('objection.email')).fill(email);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(t('objection.problem.links'))).toBeVisible();
  await dialog.getByLabel(t('objection.links')).fill('https://example.org/2019');
  await dialog.getByRole('button', { name: t('objection.send') }).click();
  await expect(dialog.getByText(t('objection.filed.title'))).toBeVisible();
  await inspect(page, 'the receipt');
  const receipt = (await dialog.getByText(/^OB-/).first().textContent()) ?? '';
  await expect.poll(async () => (await mails()).length).toBe(1);
  expect((await mails())[0]?.text).toContain(receipt);

  // The admin reads both sides and stops it; its creator sees it at once.
  const mine = await visit(creator, { locale: 'ko' });
  await mine.page.goto(`/my/${song}`);
  const desk = await visit(admin);
  await desk.page.goto('/admin/reports');
  await desk.page.getByRole('link', { name: title }).focus();
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByText('<script>alert(1)</script>')).toBeVisible();
  await inspectPage(desk.page, 'a report');
  const rule = async (kind: string, words?: string) => {
    await desk.page.getByRole('button', { name: desk.t(`reports.act.${kind}.name`) }).click();
    const asked = desk.page.getByRole(words ? 'dialog' : 'alertdialog');
    if (words) await asked.getByRole('textbox').fill(words);
    await asked.getByRole('button', { name: desk.t(`reports.act.${kind}.name`) }).click();
    await expect(asked).toBeHidden();
  };
  await rule('uphold', 'The recording of 2019 is the same.');
  await expect(mine.page.getByText('The recording of 2019 is the same.').first()).toBeVisible();
  await expect(mine.page.getByText('Ms. Claimant')).toBeVisible();
  await expect(mine.page.getByText(email)).toHaveCount(0);
  expect((await page.goto(`/tracks/${song}`))?.status()).toBe(404);
  await inspectPage(mine.page, 'a stopped song');

  // The creator answers with a document; both sides read the date.
  await mine.page.getByRole('button', { name: mine.t('objection.answer.open') }).click();
  const answer = mine.page.getByRole('dialog');
  await answer.getByLabel(mine.t('objection.answer.label')).fill('여기 계약서가 있어요.');
  await answer.getByRole('button', { name: mine.t('objection.answer.send') }).click();
  await expect(answer).toBeHidden();
  await expect(mine.page.getByText('여기 계약서가 있어요.').first()).toBeVisible();
  await page.goto(`/reports?receipt=${receipt}`);
  await expect(page.getByText(t('objection.state.answered'))).toBeVisible();
  await inspectPage(page, 'a followed report');
  await page.getByLabel(t('objection.add.explanation')).fill('Proceedings: 2026-1234.');
  await page.getByRole('button', { name: t('objection.add.send') }).click();
  await expect(page.getByText(t('objection.add.count', { count: 1 }))).toBeVisible();

  // Proceedings keep it stopped; taken back and lifted, it is there again.
  await desk.page.reload();
  await expect(desk.page.getByText('Proceedings: 2026-1234.')).toBeVisible();
  await rule('proceed', 'Seoul Central District Court, 2026-1234.');
  await expect(mine.page.getByText(mine.t('objection.stopped.proceedings'))).toBeVisible();
  await rule('unproceed');
  await rule('lift', 'The parties settled.');
  await expect(mine.page.getByText(mine.t('objection.answer.open'))).toHaveCount(0);
  expect((await page.goto(`/tracks/${song}`))?.status()).toBe(200);
  await expect.poll(async () => (await mails()).length).toBe(6);
});

test('a receipt that is none leads to a sentence, and whoever is no admin to nothing', async ({
  visit,
  signUp,
}) => {
  const { page, t } = await visit(null);
  await page.goto('/reports');
  await page.getByLabel(t('objection.receipt')).fill('OB-00000-00000');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('objection.follow.none'))).toBeVisible();
  await inspectPage(page, 'looking for a report');
  const other = await visit(await signUp());
  expect((await other.page.goto('/admin/reports'))?.status()).toBe(404);
});
