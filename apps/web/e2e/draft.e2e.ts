import {
  chooseFile,
  holdBytes,
  idIn,
  isStored,
  outcome,
  rowOf,
  says,
  submitButton,
  wav,
} from './support/songs.ts';
import { tune } from './support/sounds.ts';
import { expect, test, type Visitor } from './support/test.ts';

const titleOf = ({ page, t }: Visitor) =>
  page.getByLabel(t('upload.fields.title'), { exact: true });
const description = ({ page, t }: Visitor) =>
  page.getByRole('textbox', { name: t('upload.fields.description') });

test('a form is a draft from its first character, survives a reload, and can be thrown away', async ({
  visit,
  signUp,
}) => {
  const visitor = await visit(await signUp(), { locale: 'ko' });
  const { page, t } = visitor;
  await page.goto('/upload');
  await titleOf(visitor).press('a');
  await expect(page).toHaveURL(/\/upload\?id=/);
  await titleOf(visitor).fill('반쯤 쓴 노래');
  await description(visitor).fill('둘째 줄까지\n적었어요.');
  await page.reload();
  await expect(titleOf(visitor)).toHaveValue('반쯤 쓴 노래');
  await expect(description(visitor)).toHaveValue('둘째 줄까지\n적었어요.');
  await expect(page.getByText(t('upload.save.saved'))).toBeVisible();

  await page.goto('/my');
  const row = rowOf(page, t, '반쯤 쓴 노래');
  await expect(row).toContainText(t('status.name.draft'));
  await row.getByRole('link').click();
  await expect(titleOf(visitor)).toHaveValue('반쯤 쓴 노래');
  await page.getByRole('button', { name: t('upload.submit.discard') }).click();
  await expect(page).toHaveURL(/\/my$/);
  await expect(page.getByText(t('my.empty.title'))).toBeVisible();
  await page.getByRole('button', { name: t('upload.submit.undo') }).click();
  await expect(titleOf(visitor)).toHaveValue('반쯤 쓴 노래');
  await page.getByRole('button', { name: t('upload.submit.discard') }).click();
  await expect(page.getByText(t('my.empty.title'))).toBeVisible();
});

test('an upload that breaks off goes on where it stopped, also after a reload', async ({
  visit,
  signUp,
}) => {
  const visitor = await visit(await signUp());
  const { page, t } = visitor;
  const file = tune(20);
  const line = await breakAtHalf(visitor, file);
  await page.goto('/upload');
  await chooseFile(page, t, wav(file, 'Long Night.wav'));
  await expect(page.getByText(t('upload.sound.pause.connection'))).toBeVisible();
  await titleOf(visitor).fill('Written Offline');
  await expect(page.getByText(t('upload.save.kept'))).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(t('upload.save.saved'))).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect.poll(() => line.offsets).toHaveLength(2);
  await page.reload();
  await expect(titleOf(visitor)).toHaveValue('Written Offline');
  await isStored(page, t);
  expect(line.offsets).toEqual([0, file.length / 2, file.length / 2]);
  await submitButton(page, t).click();
  await says(page, t, 'registered');
});

test('a session that ends in the middle of the form loses nothing', async ({ visit, signUp }) => {
  const person = await signUp();
  const visitor = await visit(person);
  const { page, t } = visitor;
  await page.goto('/upload');
  await chooseFile(page, t, wav(tune(), 'Interrupted.wav'));
  await isStored(page, t);
  await expect(page.getByText(t('upload.save.saved'))).toBeVisible();
  const id = idIn(page);
  await page.context().clearCookies();
  await titleOf(visitor).fill('Interrupted, Not Lost');
  await expect(page.getByText(t('upload.signedOut.title'))).toBeVisible();
  await description(visitor).fill('Written while signed out.');
  await page.getByRole('link', { name: t('upload.signedOut.action') }).click();
  await page.getByLabel(t('account.field.email'), { exact: true }).fill(person.email);
  await page.getByLabel(t('account.field.password'), { exact: true }).fill(person.password);
  await page
    .getByRole('main')
    .getByRole('button', { name: t('account.signIn.submit') })
    .click();
  await expect(page).toHaveURL(new RegExp(`/upload\\?id=${id}`));
  await expect(titleOf(visitor)).toHaveValue('Interrupted, Not Lost');
  await expect(description(visitor)).toHaveValue('Written while signed out.');
  await isStored(page, t);
  await submitButton(page, t).click();
  await expect(outcome(page, t, 'registered')).toBeVisible({ timeout: 20_000 });
});

test('submitting before the file is there waits for it', async ({ visit, signUp }) => {
  const visitor = await visit(await signUp());
  const { page, t } = visitor;
  await page.goto('/upload');
  const gate = await holdBytes(page);
  await chooseFile(page, t, wav(tune(), 'Early Bird.wav'));
  await page.getByRole('button', { name: t('upload.submit.whenArrived') }).click();
  await expect(page.getByRole('button', { name: t('upload.submit.cancel') })).toBeVisible();
  gate.open();
  await expect(outcome(page, t, 'registered')).toBeVisible({ timeout: 30_000 });
});

/**
 * A line that breaks when half of the bytes are there. The next try hangs until the page is left; the third is let
 * through. `offsets`: where each try began, in bytes.
 */
async function breakAtHalf({ page }: Visitor, file: Buffer) {
  const offsets: number[] = [];
  await page.route('**/uploads/*', async (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return route.continue();
    const headers = await request.allHeaders();
    offsets.push(Number(headers['upload-offset']));
    if (offsets.length > 2) return route.continue();
    if (offsets.length === 2) return;
    const half = new Uint8Array(file.subarray(0, file.length / 2));
    const kept = Object.entries(headers).filter(([name]) =>
      /^(cookie|origin|tus|upload|content-type)/.test(name),
    );
    await fetch(request.url(), {
      method: 'PATCH',
      headers: kept as [string, string][],
      body: half,
    });
    await page.context().setOffline(true);
    await route.abort('connectionreset');
  });
  return { offsets };
}
