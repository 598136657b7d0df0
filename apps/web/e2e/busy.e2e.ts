import type { Page } from '@playwright/test';
import { test } from './support/busy.ts';
import { inspectPage } from './support/inspect.ts';
import {
  askToDelete,
  chooseFile,
  idIn,
  isStored,
  outcome,
  rowOf,
  says,
  submitButton,
  wav,
} from './support/songs.ts';
import { tune } from './support/sounds.ts';
import { expect, type Visitor } from './support/test.ts';
import type { Words } from './support/words.ts';

// One after the other: the trouble one makes is there for all of them.
test.describe.configure({ mode: 'default' });

const button = (page: Page, t: Words, key: string) =>
  page.getByRole('button', { name: t(key), exact: true });
const isBusy = ({ page, t }: Visitor) =>
  expect(
    page.getByRole('status').filter({ hasText: t('upload.busy.waiting.title') }),
  ).toBeVisible();
const attempt = ({ page, t }: Visitor, number: number) =>
  page.getByText(t('upload.busy.attempt', { number }));

/** Fills in a form with a stored recording. */
async function fill({ page, t }: Visitor, title: string) {
  await page.goto('/upload');
  await chooseFile(page, t, wav(tune(), 'from a file.wav'));
  await isStored(page, t);
  await page.getByLabel(t('upload.fields.title'), { exact: true }).fill(title);
  await page.getByLabel(t('upload.fields.description')).fill('Two lines,\nboth of them kept.');
  await page.getByRole('radio', { name: t('status.visibility.public') }).click();
}

/** Everything typed and uploaded is in the form. */
async function isAllThere({ page, t }: Visitor, title: string) {
  await expect(page.getByLabel(t('upload.fields.title'), { exact: true })).toHaveValue(title);
  const description = page.getByLabel(t('upload.fields.description'));
  await expect(description).toHaveValue('Two lines,\nboth of them kept.');
  await expect(page.getByRole('radio', { name: t('status.visibility.public') })).toBeChecked();
  await isStored(page, t);
  await expect(page.getByText(t('upload.save.saved'))).toBeVisible();
}

const troubles = [
  { trouble: { kind: 'slow', ms: 700 }, look: { locale: 'en' } },
  { trouble: { kind: 'refused' }, look: { locale: 'ko', phone: true } },
  { trouble: { kind: 'frozen' }, look: { locale: 'ko' } },
] as const;

for (const { trouble, look } of troubles) {
  test(`with the copyright database ${trouble.kind} nothing is lost, and it goes through by itself`, async ({
    set,
    signUp,
    visit,
  }) => {
    const creator = await signUp();
    const visitor = await visit(creator, look);
    const { page, t } = visitor;
    const title = `Patience, ${trouble.kind}`;
    await fill(visitor, title);
    set(trouble);
    await submitButton(page, t).click();
    await isBusy(visitor);
    await expect(button(page, t, 'upload.submit.now')).toBeVisible();
    await expect(button(page, t, 'upload.submit.keep')).toBeVisible();
    // It counts down, and tries again when the count is over.
    const counts = [1, 2, 3, 4].map((seconds) => t('upload.busy.countdown', { seconds }));
    await expect(page.getByText(new RegExp(counts.join('|')))).toBeVisible();
    await expect(attempt(visitor, 3)).toBeVisible();
    await isAllThere(visitor, title);
    // While it waits, what is to be submitted stands still.
    const visibility = page.getByRole('radio', { name: t('status.visibility.link') });
    await expect(visibility).toBeDisabled();
    await expect(page.getByLabel(t('upload.fields.title'), { exact: true })).toBeDisabled();
    const id = idIn(page);

    await page.reload();
    await isAllThere(visitor, title);
    await isBusy(visitor);
    await expect(attempt(visitor, 3)).toBeVisible();
    expect((await creator.read(id)).status.status).toBe('draft');

    set({ kind: 'none' });
    await expect(outcome(page, t, 'registered')).toBeVisible({ timeout: 30_000 });
    const { submission, audio } = await creator.read(id);
    expect(submission).toMatchObject({
      title,
      description: 'Two lines,\nboth of them kept.',
      visibility: 'public',
    });
    expect(audio?.fileName).toBe('from a file.wav');
  });
}

test('while the check hangs, all the rest works: sign-in, My Page, playback, deletion', async ({
  set,
  signUp,
  visit,
}) => {
  const creator = await signUp();
  const gone = await creator.register({ title: 'To Be Deleted' });
  const song = await creator.register({ title: 'To Be Heard', visibility: 'public' });
  const uploading = await visit(creator);
  await fill(uploading, 'Waits All The While');
  set({ kind: 'frozen' });
  await submitButton(uploading.page, uploading.t).click();
  await isBusy(uploading);

  const { page, t } = await visit(null);
  await page.goto(`/tracks/${song}`);
  await page.getByRole('button', { name: t('common.player.play') }).click();
  const played = () => page.locator('audio').evaluate((it: HTMLAudioElement) => it.currentTime);
  await expect.poll(played).toBeGreaterThan(0.2);
  await page.goto('/sign-in');
  await page.getByLabel(t('account.field.email'), { exact: true }).fill(creator.email);
  await page.getByLabel(t('account.field.password'), { exact: true }).fill(creator.password);
  const form = page.getByRole('main');
  await form.getByRole('button', { name: t('account.signIn.submit') }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto('/my');
  await expect(rowOf(page, t, 'Waits All The While')).toContainText(t('status.name.draft'));
  await page.goto(`/my/${gone}`);
  const dialog = await askToDelete(page, t);
  await dialog.getByRole('textbox').fill('To Be Deleted');
  await dialog.getByRole('button', { name: t('content.remove.confirm') }).click();
  await says(page, t, 'released');

  await isBusy(uploading);
  set({ kind: 'none' });
  await expect(outcome(uploading.page, t, 'registered')).toBeVisible({ timeout: 30_000 });
});

test('kept as a draft it waits on My Page until it is submitted', async ({
  set,
  signUp,
  visit,
}) => {
  const visitor = await visit(await signUp(), { locale: 'ko', phone: true });
  const { page, t } = visitor;
  await fill(visitor, '서두르지 않는 노래');
  set({ kind: 'refused' });
  await submitButton(page, t).click();
  await isBusy(visitor);
  await button(page, t, 'upload.submit.keep').click();
  await expect(page.getByText(t('upload.busy.putOff.title'))).toBeVisible();
  await inspectPage(page, 'kept as a draft');
  // It is a form again, and stays one.
  await page.getByLabel(t('upload.fields.title'), { exact: true }).fill('느긋한 노래');
  await expect(page.getByText(t('upload.save.saved'))).toBeVisible();
  await page.getByRole('link', { name: t('upload.busy.putOff.my') }).click();
  const row = rowOf(page, t, '느긋한 노래');
  await expect(row).toContainText(t('status.name.draft'));
  set({ kind: 'none' });
  await row.getByRole('link').click();
  await isAllThere(visitor, '느긋한 노래');
  await submitButton(page, t).click();
  await expect(outcome(page, t, 'registered')).toBeVisible({ timeout: 30_000 });
});

for (const locale of ['ko', 'en'] as const) {
  test(`a busy check is clean to look at and led by keyboard in ${locale}`, async ({
    set,
    signUp,
    visit,
  }) => {
    const visitor = await visit(await signUp(), { locale });
    const { page, t } = visitor;
    await fill(visitor, 'By Key Alone');
    set({ kind: 'refused' });
    await submitButton(page, t).focus();
    await page.keyboard.press('Enter');
    await isBusy(visitor);
    await inspectPage(page, 'a busy check');
    // The button that was pressed tries again; the one before it keeps the draft.
    const now = button(page, t, 'upload.submit.now');
    await expect(now).toBeFocused();
    const tries = page.waitForRequest(/content\.upload/);
    await page.keyboard.press('Enter');
    await tries;
    await expect(now).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(button(page, t, 'upload.submit.keep')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(t('upload.busy.putOff.title'))).toBeVisible();
    await expect(submitButton(page, t)).toBeFocused();
    set({ kind: 'none' });
    await page.keyboard.press('Enter');
    await expect(outcome(page, t, 'registered')).toBeVisible({ timeout: 30_000 });
  });
}
