import type { Account } from './support/account.ts';
import { inspect, inspectPage } from './support/inspect.ts';
import { expect, test } from './support/test.ts';

/** Confirms an account's address by the link that was mailed. */
async function confirm(account: Account): Promise<void> {
  const link = async () => {
    const { mails } = await account.api.account.mailbox.query();
    const mail = mails.find(
      ({ to, text }) => to === account.email && text.includes('verify-email'),
    );
    return /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0];
  };
  await expect.poll(link).toBeDefined();
  await fetch((await link()) ?? '', { redirect: 'manual' });
}

test('somebody is invited, accepts, is credited, and answers for the joint work', async ({
  visit,
  signUp,
}) => {
  const [owner, other, singer] = await Promise.all([signUp(), signUp(), signUp()]);
  await confirm(other);
  const title = `Together ${owner.name}`;
  const song = await owner.register({ title, visibility: 'public' });
  const theirs = await visit(other, { locale: 'ko' });
  await theirs.page.goto('/my');

  const mine = await visit(owner);
  const { page, t } = mine;
  await page.goto(`/my/${song}`);
  await page.getByRole('button', { name: t('collaboration.invite') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('collaboration.email')).fill(other.email);
  await dialog.getByRole('checkbox', { name: t('status.credit.composer') }).focus();
  await page.keyboard.press('Space');
  await dialog.getByLabel(t('collaboration.share')).fill('100.5');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(t('collaboration.problem.share'))).toBeVisible();
  await inspect(page, 'the invitation with its problem');
  await dialog.getByLabel(t('collaboration.share')).fill('40');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('60%')).toBeVisible();
  await inspectPage(page, 'a song with an invitation');

  // More than is left is refused with an explanation.
  await page.getByRole('button', { name: t('collaboration.invite') }).click();
  await dialog.getByLabel(t('collaboration.email')).fill(singer.email);
  await dialog.getByRole('checkbox', { name: t('status.credit.performer') }).click();
  await dialog.getByLabel(t('collaboration.share')).fill('60.01');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(t('collaboration.problem.over', { left: '60%' }))).toBeVisible();
  await page.keyboard.press('Escape');

  // The invited person meets it on My Page without a reload.
  await expect(theirs.page.getByText(theirs.t('collaboration.invitations'))).toBeVisible();
  await inspectPage(theirs.page, 'My Page with an invitation');
  await theirs.page.getByRole('button', { name: theirs.t('collaboration.accept') }).click();
  await theirs.page.getByRole('link', { name: title }).click();
  await expect(
    theirs.page.getByRole('heading', { name: theirs.t('content.timeline.title') }),
  ).toBeVisible();
  await expect(
    theirs.page.getByRole('button', { name: theirs.t('content.act.delete') }),
  ).toHaveCount(0);
  await inspectPage(theirs.page, 'a song made with others');
  await expect(page.getByText(t('collaboration.answers'))).toBeVisible();
  const track = await visit(null);
  await track.page.goto(`/tracks/${song}`);
  await expect(track.page.getByText(other.name)).toBeVisible();

  // Both authors are asked for a cover; with both it is registered.
  const cover = await singer.submit({
    title: 'Cover of it',
    type: 'cover',
    originalIds: [song],
  });
  const grant = async (author: Account) => {
    const { rows } = await author.api.permission.list.query({ side: 'author', mine: true });
    const asked = rows.find((row) => row.cover.contentId === cover);
    if (!asked) throw new Error('not asked');
    const which = { contentId: cover, permissionId: asked.id };
    await author.api.permission.answer.mutate({ ...which, answer: { kind: 'grant' } });
  };
  await grant(owner);
  expect((await singer.read(cover)).status.status).toBe('awaiting_permission');
  await grant(other);
  await singer.reaches(cover, 'registered');

  // They leave, and are a stranger to it again.
  await theirs.page.getByRole('button', { name: theirs.t('collaboration.leave.act') }).click();
  const asked = theirs.page.getByRole('alertdialog');
  await asked.getByRole('button', { name: theirs.t('collaboration.leave.act') }).click();
  await expect(theirs.page).toHaveURL(/\/my$/);
  await expect(other.api.content.get.query({ id: song })).rejects.toThrow('NOT_FOUND');
  await expect(page.getByText('100%')).toBeVisible();
});
