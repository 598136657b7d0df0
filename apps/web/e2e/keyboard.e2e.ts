import type { Locator, Page } from '@playwright/test';
import { outcome, rowOf, says, wav } from './support/songs.ts';
import { tune } from './support/sounds.ts';
import { expect, test } from './support/test.ts';

test('the main job by keyboard alone', async ({ visit, signUp }) => {
  const { page, t } = await visit(await signUp());
  await page.goto('/');
  await pressUntil(page, 'u', /\/upload$/);
  const choose = page.getByLabel(t('upload.drop.choose'));
  await tabTo(page, choose);
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await asked).setFiles(wav(tune(), 'By Hand.wav'));
  await expect(page.getByRole('button', { name: t('common.player.play') })).toBeVisible();
  const title = page.getByLabel(t('upload.fields.title'), { exact: true });
  await tabTo(page, title);
  await page.keyboard.press('End');
  await page.keyboard.type(' Alone');
  const types = page.getByRole('radiogroup', { name: t('upload.fields.type') });
  await tabTo(page, types.getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowDown');
  await expect(types.getByRole('radio', { name: t('status.type.cover') })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(types.getByRole('radio', { name: t('status.type.new_music') })).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: t('upload.submit.action') }));
  await page.keyboard.press('Enter');
  await expect(outcome(page, t, 'registered')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page).toHaveURL(/\/my$/);
  const row = rowOf(page, t, 'By Hand Alone');
  await expect(row).toBeVisible();
  await page.keyboard.press('Slash');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('hand al');
  await expect(page).toHaveURL(/q=hand/);
  await tabTo(page, row.getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'By Hand Alone' })).toBeVisible();

  const remove = page.getByRole('button', { name: t('content.act.delete'), exact: true });
  await tabTo(page, remove);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(remove).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('textbox'));
  await page.keyboard.type('By Hand Alone');
  await page.keyboard.press('Enter');
  await says(page, t, 'released');
});

test('windows and menus hold the focus and give it back', async ({ visit, signUp }) => {
  const creator = await signUp();
  const song = await creator.register({ title: 'Focus', assetId: null });
  const { page, t } = await visit(creator, { locale: 'ko' });
  await page.goto(`/my/${song}`);
  const menu = page.getByRole('button', { name: t('common.nav.account', { name: creator.name }) });
  await menu.focus();
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();

  const edit = page.getByRole('button', { name: t('content.details.edit') });
  await edit.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus'), 'Tab stays in the window').toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();

  await page.keyboard.press('Shift+Slash');
  const sheet = page.getByRole('dialog', { name: t('common.shortcuts.title') });
  await expect(sheet).toContainText(t('common.shortcuts.upload'));
  const on = sheet.getByRole('checkbox');
  await on.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(edit).toBeFocused();
  await page.keyboard.press('u');
  await page.keyboard.press('Shift+Slash');
  await expect(sheet, 'switched off').toBeHidden();
  await expect(page).toHaveURL(new RegExp(song));
});

test('nothing moves for those who asked for less motion', async ({ visit, signUp }) => {
  const creator = await signUp();
  await creator.register({ title: 'Still', assetId: null });
  const { page, t } = await visit(creator);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of ['/my', '/upload', '/']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await longestMotion(page), address).toBeLessThan(20);
  }
  await page.goto('/my');
  await rowOf(page, t, 'Still').getByRole('link').click();
  await page.getByRole('button', { name: t('content.act.delete'), exact: true }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  expect(await longestMotion(page), 'a window').toBeLessThan(20);
});

test('the first Tab leads past the header', async ({ visit }) => {
  const { page, t } = await visit(null, { locale: 'ko' });
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: t('common.skip') });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 120; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** Presses a key until the page is there: one that has just arrived does not listen to keys yet. */
async function pressUntil(page: Page, key: string, address: RegExp): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page).toHaveURL(address, { timeout: 1000 });
  }).toPass();
}

/** The longest an element of the page takes to move, in milliseconds. */
function longestMotion(page: Page): Promise<number> {
  return page.evaluate(() => {
    const milliseconds = (list: string) =>
      Math.max(
        ...list.split(',').map((one) => Number.parseFloat(one) * (/ms/.test(one) ? 1 : 1000)),
      );
    const times = [...document.querySelectorAll('*')].flatMap((element) => {
      const style = getComputedStyle(element);
      return [milliseconds(style.transitionDuration), milliseconds(style.animationDuration)];
    });
    return Math.max(...times);
  });
}
