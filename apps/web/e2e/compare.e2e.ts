import type { Page } from '@playwright/test';
import { inspectPage } from './support/inspect.ts';
import { tune } from './support/sounds.ts';
import { expect, test } from './support/test.ts';

/** What each player does: whether it can be heard, and at which second it is. */
const voices = (page: Page) =>
  page.locator('audio').evaluateAll((all) =>
    (all as HTMLAudioElement[]).map((one) => ({
      heard: !one.paused && !one.muted,
      at: one.currentTime,
      length: one.duration,
    })),
  );
const heard = async (page: Page) => (await voices(page)).map((one) => one.heard);

test('cover and original are heard in turns at the same place, by click and by key', async ({
  visit,
  signUp,
}) => {
  const author = await signUp();
  const original = await author.register({
    title: 'Midnight Line',
    visibility: 'public',
    assetId: await author.store(tune(180)),
  });
  const cover = await author.register({
    title: 'Night Train',
    type: 'cover',
    originalIds: [original],
    visibility: 'public',
    assetId: await author.store(tune(120)),
  });
  const { page, t } = await visit(null);
  await page.goto(`/tracks/${cover}`);
  const player = page.getByRole('region', { name: t('common.player.compare.label') });
  const choose = (title: string) => player.getByRole('radio', { name: title });
  await expect(choose('Night Train')).toBeChecked();
  await expect
    .poll(async () => (await voices(page)).map((one) => Math.round(one.length)))
    .toEqual([120, 180]);
  await inspectPage(page, 'a track beside its original');

  await player.getByRole('button', { name: t('common.player.play') }).click();
  await expect.poll(async () => (await voices(page)).every((one) => one.at > 0.5)).toBe(true);
  expect(await heard(page)).toEqual([true, false]);
  await page.keyboard.press('x');
  await expect(choose('Midnight Line')).toBeChecked();
  const turned = await voices(page);
  expect(turned.map((one) => one.heard)).toEqual([false, true]);
  expect(Math.abs((turned[0]?.at ?? 0) - (turned[1]?.at ?? 9)), 'seconds apart').toBeLessThan(0.3);
  await player.getByRole('button', { name: t('common.player.compare.turn') }).click();
  await expect.poll(() => heard(page)).toEqual([true, false]);

  // Past the end of the shorter one: the longer goes on, and the shorter has nothing to be heard.
  await choose('Midnight Line').click();
  const wave = player.getByRole('slider', { name: /Midnight Line/ });
  await wave.focus();
  for (const key of ['Home', ...Array(4).fill('PageUp'), 'ArrowRight']) {
    await page.keyboard.press(key);
  }
  await expect.poll(() => heard(page)).toEqual([false, true]);
  expect((await voices(page))[1]?.at).toBeGreaterThan(120);
  await page.keyboard.press('x');
  await expect.poll(() => heard(page)).toEqual([false, false]);
  expect((await voices(page))[0]?.at).toBeCloseTo(120, 0);
  await page.keyboard.press('x');
  await expect(choose('Midnight Line')).toBeChecked();
  expect((await voices(page))[1]?.at, 'back where it was').toBeGreaterThan(120);
});

test('the author listens to both in the request', async ({ visit, signUp }) => {
  const [author, singer] = [await signUp(), await signUp()];
  const original = await author.register({ title: 'Midnight Line', visibility: 'public' });
  await singer.submit({ title: 'Night Train', type: 'cover', originalIds: [original] });
  const { rows } = await author.api.permission.list.query({ side: 'author' });
  const { page, t } = await visit(author, { locale: 'ko', phone: true });
  await page.goto(`/permissions?side=author&id=${rows[0]?.id}`);
  const player = page.getByRole('region', { name: t('common.player.compare.label') });
  await player.getByRole('button', { name: t('common.player.compare.turn') }).click();
  await expect(player.getByRole('radio', { name: 'Midnight Line' })).toBeChecked();
  await player.getByRole('button', { name: t('common.player.play') }).click();
  await expect.poll(() => heard(page)).toEqual([false, true]);
  await inspectPage(page, 'a request with both songs');
});
