import { readFile } from 'node:fs/promises';
import type { Account } from './support/account.ts';
import { inspectPage } from './support/inspect.ts';
import { expect, test, type Visitor } from './support/test.ts';

/** A cover by `singer` that `author` was asked for, and granted. */
async function granted(author: Account, singer: Account) {
  const original = await author.register({ title: 'Midnight Line', visibility: 'public' });
  await singer.submit({ title: 'Night Train', type: 'cover', originalIds: [original] });
  const { rows } = await author.api.permission.list.query({ side: 'author' });
  const [asked] = rows;
  if (!asked) throw new Error('nobody asked');
  const which = { contentId: asked.cover.contentId, permissionId: asked.id };
  await author.api.permission.answer.mutate({ ...which, answer: { kind: 'grant' } });
  return asked.id;
}

/** The file a page hands over when `press` is done, as text. */
async function fileOf({ page }: Visitor, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFile(await download.path(), 'utf8');
}

const file = (text: string) => ({
  name: 'certificate.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

test('both sides reach the certificate by keyboard, and take along the same signed words', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const id = await granted(author, singer);
  const said: unknown[] = [];
  for (const [account, locale] of [
    [author, 'ko'],
    [singer, 'en'],
  ] as const) {
    const visitor = await visit(account, { locale, phone: locale === 'ko' });
    const { page, t } = visitor;
    await page.goto(`/permissions?side=${account === author ? 'author' : 'requester'}&id=${id}`);
    const link = page.getByRole('link', { name: t('certificate.link'), exact: true });
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/permissions/${id}/certificate`);
    const sheet = page.getByRole('article', { name: t('certificate.sheet.label') });
    for (const words of [author.name, singer.name, 'Midnight Line', 'Night Train']) {
      await expect(sheet.getByText(words).first()).toBeVisible();
    }
    await expect(
      sheet.getByText(t('permission.right.reproduction_transmission.name')),
    ).toBeVisible();
    await inspectPage(page, `certificate in ${locale}`);
    const save = page.getByRole('button', { name: t('certificate.save') });
    const text = await fileOf(visitor, async () => {
      await save.focus();
      await page.keyboard.press('Enter');
    });
    const { issuedAt: _, ...rest } = JSON.parse(text).certificate;
    said.push(rest);
    expect(rest.statement[locale]).toBeTruthy();
    await expect(sheet.getByText(rest.statement[locale])).toBeVisible();
  }
  expect(said[0]).toEqual(said[1]);
});

test('on paper there is the certificate and nothing else', async ({ visit, signUp }) => {
  const [author, singer] = [await signUp(), await signUp()];
  const id = await granted(author, singer);
  const { page, t } = await visit(singer, { colorScheme: 'dark' });
  await page.goto(`/permissions/${id}/certificate`);
  const save = page.getByRole('button', { name: t('certificate.save') });
  await expect(save).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('article')).toBeVisible();
  for (const one of [save, page.locator('body > header'), page.locator('body > footer')]) {
    await expect(one).toBeHidden();
  }
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  // CSS says it as lab(lightness in percent …): dark on white, whatever the screen is set to.
  expect(Number(/^lab\(([\d.]+)/.exec(ink)?.[1]), ink).toBeLessThan(40);
});

test('anyone has a certificate checked: as it is, with one byte changed, cut, and of another service', async ({
  visit,
  signUp,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const permissionId = await granted(author, singer);
  const signed = await singer.api.certificate.get.query({ permissionId });
  const text = JSON.stringify(signed, null, 2);
  const { page, t } = await visit(null);
  await page.goto('/certificates/verify');
  await inspectPage(page, '/certificates/verify');
  const said = (key: string) =>
    expect(
      page.getByRole('heading', { name: t(`certificate.verify.${key}.title`), exact: true }),
    ).toBeVisible();

  const choose = page.getByLabel(t('certificate.verify.choose'));
  await choose.setInputFiles(file(text));
  await said('valid');
  await expect(page.getByText(t('certificate.verify.now.valid'))).toBeVisible();
  await expect(page.locator('section:focus'), 'the result has the focus').toHaveCount(1);
  await inspectPage(page, 'a genuine certificate');

  await choose.setInputFiles(file(text.replace('Night Train', 'Night Trail')));
  await said('changed');
  await expect(page.getByRole('article')).toHaveCount(0);

  const field = page.getByLabel(t('certificate.verify.paste'));
  await field.fill(text.slice(0, -20));
  await field.press('Tab');
  await page.keyboard.press('Enter');
  await said('unreadable');

  const head = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'another' })).toString('base64url');
  const jws = [head, ...signed.jws.split('.').slice(1)].join('.');
  await field.fill(JSON.stringify({ ...signed, jws }));
  await page.getByRole('button', { name: t('certificate.verify.action') }).click();
  await said('unknown_key');
  await inspectPage(page, 'a certificate of elsewhere');
});

test('what is not granted has no certificate, and says so', async ({ visit, signUp }) => {
  const [author, singer] = [await signUp(), await signUp()];
  const original = await author.register({ title: 'Midnight Line', visibility: 'public' });
  await singer.submit({ title: 'Night Train', type: 'cover', originalIds: [original] });
  const { rows } = await author.api.permission.list.query({ side: 'author' });
  const { page, t } = await visit(author);
  await page.goto(`/permissions/${rows[0]?.id}/certificate`);
  await expect(page.getByText(t('certificate.none.title'))).toBeVisible();
  await inspectPage(page, 'no certificate');
});
