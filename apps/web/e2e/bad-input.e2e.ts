import { saveDraft } from './support/gallery.ts';
import {
  askToDelete,
  chooseFile,
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

test('a file that is no sound, is empty or is too large is told, and the form stays', async ({
  visit,
  signUp,
}) => {
  const visitor = await visit(await signUp());
  const { page, t } = visitor;
  const begun: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/uploads'))
      begun.push(request.url());
  });
  await page.goto('/upload');
  await titleOf(visitor).fill('Kept All the While');
  await chooseFile(page, t, wav(Buffer.alloc(0), 'empty.wav'));
  await expect(page.getByText(`empty.wav: ${t('status.errors.FILE_EMPTY')}`)).toBeVisible();
  await dropHuge(visitor);
  await expect(page.getByText(`huge.wav: ${t('status.errors.FILE_TOO_LARGE')}`)).toBeVisible();
  expect(begun, 'told before an upload starts').toEqual([]);
  const notes = Buffer.from('These are notes, but not of music.\n'.repeat(100));
  await chooseFile(page, t, { name: 'notes.mp3', mimeType: 'audio/mpeg', buffer: notes });
  const refused = `notes.mp3: ${t('status.errors.AUDIO_NOT_RECOGNISED')}`;
  await expect(page.getByText(refused)).toBeVisible();
  await expect(titleOf(visitor)).toHaveValue('Kept All the While');
  await submitButton(page, t).click();
  await expect(page.getByText(t('upload.problem.missing.file')).first()).toBeVisible();
  await chooseFile(page, t, wav(tune(), 'a-real-one.wav'));
  await isStored(page, t);
  await submitButton(page, t).click();
  await says(page, t, 'registered');
});

test('a title too long or without a visible character is told and kept', async ({
  visit,
  signUp,
}) => {
  const visitor = await visit(await signUp(), { locale: 'ko' });
  const { page, t } = visitor;
  await page.goto('/upload');
  await chooseFile(page, t, wav(tune()));
  await isStored(page, t);
  await titleOf(visitor).fill('길'.repeat(10_000));
  await submitButton(page, t).click();
  const told = t('upload.problem.too_long', { max: 200, length: 10_000 });
  await expect(page.getByText(told).first()).toBeVisible();
  await expect(titleOf(visitor)).toBeFocused();
  await expect(page.getByText(t('upload.save.saved'))).toBeVisible();
  await page.reload();
  await expect(titleOf(visitor)).toHaveValue('길'.repeat(10_000));
  await titleOf(visitor).fill('\u200B \u2060\u00AD');
  await submitButton(page, t).click();
  await expect(page.getByText(t('upload.problem.missing.title')).first()).toBeVisible();
});

test('emoji, right-to-left and HTML in a title are shown as the text they are', async ({
  visit,
  signUp,
}) => {
  const creator = await signUp();
  const titles = [
    '<img src=x onerror=alert(1)><script>alert(2)</script>',
    "'; DROP TABLE contents; -- %s {{7*7}}",
    'أغنية الليل الطويل',
    '🎻👩‍👩‍👧‍👦 밤의 노래 é',
  ];
  const songs = await Promise.all(
    titles.map((title) =>
      creator.register({ title, description: title, visibility: 'public', assetId: null }),
    ),
  );
  const visitor = await visit(creator);
  const { page, t } = visitor;
  page.on('dialog', (dialog) => {
    throw new Error(`a script ran: ${dialog.message()}`);
  });
  await page.goto('/my');
  for (const title of titles) {
    await expect(rowOf(page, t, title)).toContainText(t('status.name.registered'));
  }
  await page.goto('/notifications');
  for (const title of titles) await expect(page.getByText(title, { exact: true })).toHaveCount(1);
  for (const [index, title] of titles.entries()) {
    for (const address of [`/my/${songs[index]}`, `/tracks/${songs[index]}`]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(title.replaceAll(/[^\p{L}\p{N} ]/gu, '.')));
      await expect(page.getByRole('main').locator('img, script')).toHaveCount(0);
    }
  }
});

test('hidden characters are taken out of a title', async ({ visit, signUp }) => {
  const creator = await signUp();
  const id = await creator.submit({ title: ' safe\u202Egpj.\u202C\u200B   song\u0007 ' });
  const { page } = await visit(creator);
  await page.goto(`/my/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('safegpj. song');
});

test('a double click submits once', async ({ visit, signUp }) => {
  const creator = await signUp();
  const { page, t } = await visit(creator);
  let submissions = 0;
  page.on('request', (request) => {
    if (request.url().includes('content.upload')) submissions += 1;
  });
  await page.goto('/upload');
  await chooseFile(page, t, wav(tune(), 'Once.wav'));
  await isStored(page, t);
  await submitButton(page, t).dblclick();
  await expect(outcome(page, t, 'registered')).toBeVisible({ timeout: 20_000 });
  expect(submissions).toBe(1);
  expect((await creator.api.status.list.query({})).rows).toHaveLength(1);
});

test('two tabs that delete the same song end in the same place', async ({ visit, signUp }) => {
  const creator = await signUp();
  const title = 'Deleted Twice';
  const id = await creator.register({ title });
  const { page: first, t } = await visit(creator, { locale: 'ko' });
  const second = await first.context().newPage();
  const confirms = [];
  for (const page of [first, second]) {
    await page.goto(`/my/${id}`);
    const dialog = await askToDelete(page, t);
    await dialog.getByRole('textbox').fill(title);
    confirms.push(dialog.getByRole('button', { name: t('content.remove.confirm') }));
  }
  // Both at once: whoever comes second is told, and loses nothing by it.
  await Promise.all(confirms.map((confirm) => confirm.click()));
  for (const page of [first, second]) await says(page, t, 'released');
  const { timeline } = await creator.read(id);
  const started = timeline.filter((entry) => entry.type === 'content.deletion_started');
  expect(started).toHaveLength(1);
});

test('someone else’s song, draft and track are not there', async ({ visit, signUp }) => {
  const owner = await signUp();
  const song = await owner.submit({ title: 'Mine Alone' });
  const draft = await saveDraft(owner, 'Not Yet');
  const { page, t } = await visit(await signUp());
  for (const address of [`/my/${song}`, `/my/${draft}`, `/tracks/${song}`, '/my/not-an-id']) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
  for (const address of [`/upload?id=${draft}`, '/upload?id=not-an-id']) {
    await page.goto(address);
    await expect(page.getByText(t('upload.missing.title'))).toBeVisible();
  }
});

/** Lets go of a file over the page that says it has 2 GiB and one byte. */
async function dropHuge({ page }: Visitor): Promise<void> {
  await page.evaluate(() => {
    const file = new File(['RIFF'], 'huge.wav');
    Object.defineProperty(file, 'size', { value: 2 * 1024 ** 3 + 1 });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files: [file] } });
    document.body.dispatchEvent(drop);
  });
}
