import type { Page } from '@playwright/test';
import type { Account, ContentId } from './support/account.ts';
import { chooseFile, isStored, says, strip, submitButton, wav } from './support/songs.ts';
import { document, tune } from './support/sounds.ts';
import { expect, test, type Visitor } from './support/test.ts';

const titleOf = ({ page, t }: Visitor) =>
  page.getByLabel(t('upload.fields.title'), { exact: true });

test('the same file is rejected with its evidence, contested, and approved by an admin', async ({
  visit,
  signUp,
  admin,
}) => {
  const other = await signUp();
  const file = tune();
  const theirs = { title: 'First Light', visibility: 'public' as const };
  await other.register({ ...theirs, assetId: await other.store(file) });
  const creator = await signUp();
  const visitor = await visit(creator);
  const { page, t } = visitor;
  await page.goto('/upload');
  await chooseFile(page, t, wav(file, 'My Own Light.wav'));
  await isStored(page, t);
  await submitButton(page, t).click();
  await says(page, t, 'rejected');
  await expect(page.getByText(t('status.rule.same-recording-other'))).toBeVisible();
  await expect(page.getByText(t('status.match.same_bytes'))).toBeVisible();
  await expect(page.getByRole('link', { name: 'First Light' })).toBeVisible();
  await page.getByRole('button', { name: t('content.act.contest') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('content.contest.send') }).click();
  await expect(dialog.getByText(t('content.contest.missing'))).toBeVisible();
  await dialog.getByRole('textbox').fill('We recorded it in our own room.');
  await dialog.getByRole('button', { name: t('content.contest.send') }).click();
  await says(page, t, 'in_review');

  const id = await newest(creator);
  const desk = await visit(admin, { locale: 'ko' });
  await desk.page.goto(`/admin/reviews?id=${id}`);
  await expect(desk.page.getByText('We recorded it in our own room.').first()).toBeVisible();
  await expect(desk.page.getByRole('article', { name: /First Light/ })).toContainText(
    desk.t('review.sides.sameBytes'),
  );
  await expect(desk.page.getByRole('article', { name: /My Own Light/ })).toBeVisible();
  const verdict = await pressFor(desk.page, 'a');
  await verdict.getByRole('textbox').fill('두 녹음의 원본을 확인했어요.');
  await desk.page.keyboard.press('Control+Enter');
  await expect(verdict).toBeHidden();
  await says(page, t, 'registered');
  await expect(
    page.getByRole('link', { name: t('common.nav.unread', { count: 3 }) }),
  ).toBeVisible();
  await expect(page.getByText('두 녹음의 원본을 확인했어요.').first()).toBeVisible();
  await page.getByRole('link', { name: t('common.nav.unread', { count: 3 }) }).click();
  await page.getByRole('button', { name: t('notifications.markAll') }).click();
  await expect(page.getByRole('link', { name: t('common.nav.notifications') })).toBeVisible();
});

test('a near-equal title goes back and forth between creator and admin', async ({
  visit,
  signUp,
  admin,
}) => {
  const other = await signUp();
  await other.register({ title: 'Paper Boats on the Han', visibility: 'public' });
  const creator = await signUp();
  const id = await creator.submit({ title: 'Paper Boats on the Han.', artistName: other.name });
  const visitor = await visit(creator, { locale: 'ko' });
  const { page, t } = visitor;
  await page.goto(`/my/${id}`);
  await says(page, t, 'in_review');
  await expect(page.getByText(t('status.rule.near-equal-name')).first()).toBeVisible();
  const desk = await visit(admin);
  await desk.page.goto(`/admin/reviews?id=${id}`);
  await settle(desk, 'ask', 'Please attach the session sheet.');
  await says(page, t, 'more_needed');
  await expect(page.getByText('Please attach the session sheet.').first()).toBeVisible();

  await page.getByRole('button', { name: t('content.act.supply') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('upload.documents.add')).setInputFiles({
    name: 'session.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.concat([document, Buffer.from(id)]),
  });
  await expect(dialog.getByRole('listitem')).toContainText('session.pdf');
  await expect(dialog.getByRole('listitem')).toContainText(/B$/);
  await dialog.getByLabel(t('content.supply.label')).fill('녹음 기록을 붙였어요.');
  await dialog.getByRole('button', { name: t('content.supply.send') }).click();
  await says(page, t, 'in_review');

  await desk.page.goto(`/admin/reviews?id=${id}`);
  await expect(desk.page.getByRole('link', { name: /session\.pdf/ })).toBeVisible();
  await settle(desk, 'reject', 'The title stays too near.');
  await says(page, t, 'rejected');
  await page.getByRole('button', { name: t('content.act.fix') }).click();
  await titleOf(visitor).fill('Kites over Mapo');
  await isStored(page, t);
  await submitButton(page, t).click();
  await says(page, t, 'registered');
});

test('a cover of one’s own song is approved; of someone else’s it waits, and is withdrawn', async ({
  visit,
  signUp,
}) => {
  const creator = await signUp();
  const other = await signUp();
  const own = `Own ${creator.name}`;
  const theirs = `Theirs ${other.name}`;
  await creator.register({ title: own });
  await other.register({ title: theirs, visibility: 'public' });
  const visitor = await visit(creator);
  const { page, t } = visitor;
  await cover(visitor, 'Own Song, Slower');
  await pick(visitor, own);
  await expect(page.getByText(t('upload.plan.outlook.own.text'))).toBeVisible();
  await submitButton(page, t).click();
  await says(page, t, 'registered');

  await page.getByRole('link', { name: t('upload.outcome.another') }).click();
  await cover(visitor, 'Their Song, Slower');
  await pick(visitor, theirs);
  await expect(page.getByText(t('upload.plan.outlook.ask.text'))).toBeVisible();
  await submitButton(page, t).click();
  await says(page, t, 'awaiting_permission');
  await expect(strip(page, t)).toContainText(t('status.who.author'));
  await page.getByRole('button', { name: t('content.act.withdraw') }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: t('content.act.withdraw') }).click();
  await expect(titleOf(visitor)).toHaveValue('Their Song, Slower');
  await page.goto('/my');
  await expect(page.getByRole('listitem').filter({ hasText: 'Their Song, Slower' })).toContainText(
    t('status.name.draft'),
  );
});

test('an original outside MusiCloud needs documents', async ({ visit, signUp }) => {
  const creator = await signUp();
  const visitor = await visit(creator, { locale: 'ko' });
  const { page, t } = visitor;
  await cover(visitor, '옛 노래 다시 부르기');
  await submitButton(page, t).click();
  await expect(page.getByText(t('upload.problem.missing.originals')).first()).toBeVisible();
  await page.getByRole('button', { name: t('upload.originals.toOutside') }).click();
  const outside = page.getByRole('group', { name: t('upload.outside.title') });
  await outside.getByLabel(t('upload.outside.title2')).fill('옛 노래');
  await outside.getByLabel(t('upload.outside.writers')).fill('김작가');
  await submitButton(page, t).click();
  await says(page, t, 'more_needed');
  await page.getByRole('button', { name: t('content.act.supply') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(t('content.supply.outside'));
  await dialog.getByRole('button', { name: t('content.supply.send') }).click();
  await expect(dialog.getByText(t('content.supply.missing'))).toBeVisible();
  await dialog.getByLabel(t('content.supply.label')).fill('작가의 허락을 받았어요.');
  await dialog.getByRole('button', { name: t('content.supply.send') }).click();
  await says(page, t, 'in_review');
});

/** A cover in the form, its sound stored, its original not yet named. */
async function cover(visitor: Visitor, title: string): Promise<void> {
  const { page, t } = visitor;
  if (!page.url().endsWith('/upload')) await page.goto('/upload');
  await chooseFile(page, t, wav(tune()));
  await isStored(page, t);
  await titleOf(visitor).fill(title);
  await page.getByRole('radio', { name: t('status.type.cover') }).click();
}

async function pick({ page, t }: Visitor, title: string): Promise<void> {
  await page.getByRole('combobox', { name: t('upload.originals.label') }).fill(title);
  await page.getByRole('option', { name: title }).click();
  await expect(page.getByRole('list', { name: t('upload.originals.chosen') })).toContainText(title);
}

/** Presses a key until its window is open: a page that has just arrived does not listen to keys yet. */
async function pressFor(page: Page, key: string) {
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  return dialog;
}

/** An admin's verdict with its words, by keys alone. */
async function settle({ page, t }: Visitor, verdict: 'ask' | 'reject', note: string) {
  await expect(page.getByRole('button', { name: t(`review.actions.${verdict}`) })).toBeVisible();
  const dialog = await pressFor(page, verdict === 'ask' ? 'n' : 'r');
  await dialog.getByRole('textbox').fill(note);
  await dialog.getByRole('button', { name: t(`review.${verdict}.confirm`) }).click();
  await expect(dialog).toBeHidden();
}

async function newest(creator: Account): Promise<ContentId> {
  const { rows } = await creator.api.status.list.query({});
  const id = rows[0]?.contentId;
  if (!id) throw new Error('nothing was submitted');
  return id;
}
