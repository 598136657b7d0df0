import type { Account } from './support/account.ts';
import { chooseFile, isStored, outcome, says, submitButton, wav } from './support/songs.ts';
import { tune } from './support/sounds.ts';
import { expect, test, type Visitor } from './support/test.ts';

type Terms = Parameters<Account['api']['permission']['setStanding']['mutate']>[0]['terms'];
const never = { answer: 'never', terms: { shareBps: 0 } } as const;

test('an author grants plain covers at once: the cover is approved at once, on the terms it was told', async ({
  signUp,
  visit,
}) => {
  const author = await signUp();
  const singer = await signUp();
  const title = `Midnight ${author.name}`;
  const original = await author.register({ title, visibility: 'public' });

  await test.step('the author says so on the page of the original', async () => {
    const { page, t } = await visit(author);
    await page.goto(`/my/${original}`);
    await page.getByRole('button', { name: t('standing.own.edit') }).click();
    const dialog = page.getByRole('dialog');
    await answer({ page, t }, 'plain_cover', 'grant');
    await dialog.getByLabel(t('permission.form.share')).fill('101');
    await dialog.getByRole('button', { name: t('standing.editor.save') }).click();
    await expect(dialog.getByText(t('permission.form.problem.share'))).toBeVisible();
    await dialog.getByLabel(t('permission.form.share')).fill('12,5');
    await dialog.getByLabel(t('permission.form.credit')).fill('After the Trio');
    await dialog.getByRole('button', { name: t('standing.editor.save') }).click();
    await expect(dialog).toBeHidden();
    const said = page.getByRole('region', { name: t('standing.own.title') });
    await expect(said.getByText(t('standing.answer.grant'), { exact: true })).toBeVisible();
    await page.reload();
    await expect(said.getByText(t('standing.answer.grant'), { exact: true })).toBeVisible();
  });

  await test.step('anyone reads it on the public page', async () => {
    const { page, t } = await visit(null);
    await page.goto(`/tracks/${original}`);
    const told = page.getByRole('region', { name: t('standing.track.title') });
    await expect(told).toContainText(t('standing.track.answer.grant'));
    await expect(told).toContainText('12.5%');
    await expect(told).toContainText('After the Trio');
  });

  await test.step('the form tells it before submitting, and the outcome is the terms as evidence', async () => {
    const { page, t } = await visit(singer);
    await page.goto('/upload');
    await chooseType({ page, t }, 'cover');
    await pick({ page, t }, title);
    const plan = page.getByRole('region', { name: t('upload.plan.title') });
    await expect(plan).toContainText(t('upload.plan.outlook.granted.title'));
    await expect(plan).toContainText(author.name);
    await expect(plan).toContainText('12.5%');
    await expect(plan).toContainText(t('permission.right.reproduction_transmission.name'));
    await page.getByRole('radio', { name: t('standing.use.translation') }).click();
    await expect(plan).toContainText(t('upload.plan.outlook.ask.title'));
    await expect(plan).toContainText(t('permission.right.consent_to_change.name'));
    await page.getByRole('radio', { name: t('standing.use.plain_cover'), exact: true }).click();
    await expect(plan).toContainText(t('upload.plan.outlook.granted.title'));
    await chooseFile(page, t, wav(tune()));
    await isStored(page, t);
    await page.getByLabel(t('upload.fields.title'), { exact: true }).fill('Midnight, Again');
    await submitButton(page, t).click();
    await says(page, t, 'registered');
    await expect(outcome(page, t, 'registered')).toBeVisible();
    const granted = page.getByRole('region', { name: t('upload.granted.title') });
    await expect(granted).toContainText(t('permission.now.standing'));
    await expect(granted).toContainText('12.5%');
    await expect(granted).toContainText('After the Trio');
  });
});

test('“never” is said before a byte goes up, and nothing is submitted until something else is chosen', async ({
  signUp,
  visit,
}) => {
  const author = await signUp();
  const maker = await signUp();
  const title = `Closed ${author.name}`;
  const original = await author.register({ title, visibility: 'public' });
  await say(author, { sample: never });
  const { page, t } = await visit(maker, { locale: 'ko' });
  const uploads: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/uploads')) uploads.push(request.url());
  });
  await page.goto('/upload');
  await chooseType({ page, t }, 'derivative');
  await pick({ page, t }, title);
  await page.getByLabel(t('upload.fields.title'), { exact: true }).fill('잘라 쓴 곡');
  await submitButton(page, t).click();
  await expect(page.getByText(t('upload.problem.missing.use')).first()).toBeVisible();
  await page.getByRole('radio', { name: t('standing.use.sample') }).click();
  const plan = page.getByRole('region', { name: t('upload.plan.title') });
  await expect(plan).toContainText(t('upload.plan.outlook.never.title'));
  await expect(plan).toContainText(t('upload.plan.outlook.never.text'));
  expect(uploads).toEqual([]);

  await chooseFile(page, t, wav(tune()));
  await isStored(page, t);
  await submitButton(page, t).click();
  await expect(page.getByRole('alert').getByText(t('upload.problem.never'))).toBeVisible();
  await expect(page).toHaveURL(/\/upload\?id=/);

  await test.step('the choice is kept in the draft', async () => {
    await expect(page.getByText(t('upload.save.saved'))).toBeVisible();
    await page.reload();
    await expect(page.getByRole('radio', { name: t('standing.use.sample') })).toBeChecked();
    await expect(plan).toContainText(t('upload.plan.outlook.never.title'));
  });

  await test.step('another use is asked for instead; the author changes their mind elsewhere', async () => {
    await page.getByRole('radio', { name: t('standing.use.arrangement') }).click();
    await expect(plan).toContainText(t('upload.plan.outlook.ask.title'));
    await author.api.permission.setStanding.mutate({
      contentId: original,
      terms: { sample: { answer: 'grant', terms: { shareBps: 5000 } } },
    });
    await page.getByRole('radio', { name: t('standing.use.sample') }).click();
    await expect(plan).toContainText(t('upload.plan.outlook.granted.title'));
    await submitButton(page, t).click();
    await says(page, t, 'registered');
  });
});

test('what holds by default is set in the settings, and an original follows it until it says otherwise', async ({
  signUp,
  visit,
}) => {
  const author = await signUp();
  const original = await author.register({ title: `Mine ${author.name}`, visibility: 'public' });
  const visitor = await visit(author, { locale: 'ko', phone: true });
  const { page, t } = visitor;
  await page.goto('/settings');
  await answer(visitor, 'remix', 'never');
  await page.getByRole('button', { name: t('standing.editor.save') }).click();
  await expect(page.getByText(t('standing.editor.saved'))).toBeVisible();
  await page.goto(`/my/${original}`);
  const said = page.getByRole('region', { name: t('standing.own.title') });
  await expect(said).toContainText(t('standing.answer.never'));
  await page.getByRole('button', { name: t('standing.own.edit') }).click();
  await answer(visitor, 'remix', 'ask');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('standing.editor.save') })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(said).not.toContainText(t('standing.answer.never'));
  const { standing } = await author.api.source.track.query({ id: original });
  expect(standing.find(({ use }) => use === 'remix')?.answer).toBe('ask');
});

const say = (author: Account, terms: Terms) =>
  author.api.permission.setStanding.mutate({ contentId: null, terms });

/** Chooses the answer to a use in the form of standing terms. */
async function answer({ page, t }: Visitor, use: string, said: 'grant' | 'ask' | 'never') {
  const name = t('standing.editor.answerFor', { use: t(`standing.use.${use}`) });
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('option', { name: t(`standing.answer.${said}`) }).click();
}

async function chooseType({ page, t }: Visitor, type: 'cover' | 'derivative'): Promise<void> {
  await page.getByRole('radio', { name: t(`status.type.${type}`), exact: true }).click();
}

async function pick({ page, t }: Visitor, title: string): Promise<void> {
  await page.getByRole('combobox', { name: t('upload.originals.label') }).fill(title);
  await page.getByRole('option', { name: title }).click();
}
