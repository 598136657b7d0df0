import path from 'node:path';
import type { Page } from '@playwright/test';
import { demoTune } from '../src/server/cli/demo-tune.ts';
import { Account, type Said } from './support/account.ts';
import { saveDraft } from './support/gallery.ts';
import { expect, test } from './support/test.ts';

const folder = path.resolve(import.meta.dirname, '../../../docs/screenshots');

async function picture(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

const artistName = 'TIKITIK';
const notes = [0, 3, 7, 10, null, 12, 7, 5, 2, null, -2, 0];
/** A song of its own for each number: other notes, another length, another face. */
const song = (number: number) =>
  demoTune(
    notes.map((note, index) =>
      note !== null && (index * number) % 4 !== 3 ? note + number : null,
    ),
    2 + number,
    number,
  );

/** Some music in the states a creator meets most. */
async function fill(creator: Account, author: Account) {
  const theirs = await author.register({
    title: 'Harbour Lights',
    artistName: 'TIKITAK',
    visibility: 'public',
    assetId: await author.store(song(7)),
  });
  const upload = async (number: number, said: Said) =>
    creator.submit({ artistName, assetId: await creator.store(song(number)), ...said });
  await upload(1, { title: 'Ten Past Nine' });
  await upload(2, { title: '첫눈 오는 밤', visibility: 'public' });
  await upload(7, { title: 'Harbour' });
  const content = await upload(4, { title: 'Blue Umbrella', visibility: 'public' });
  await upload(5, { title: 'Harbour Lights, at Dawn', type: 'cover', originalIds: [theirs] });
  const review = await upload(3, { title: 'Harbour Light' });
  await saveDraft(creator, 'Half a Thought');
  await creator.reaches(content, 'registered');
  await expect
    .poll(async () => (await creator.api.content.get.query({ id: review })).audio?.analysis)
    .toBe('ready');
  return { content, review };
}

test('the pictures of the README', async ({ origin, visit, admin, author }) => {
  const creator = await Account.demo(origin, 'creator');
  const { content, review } = await fill(creator, author);
  const { page } = await visit(creator);
  await picture(page, '/my', 'my-page');
  await picture(page, `/my/${content}`, 'content');
  await picture(page, '/upload', 'upload');
  const dark = await visit(creator, { locale: 'ko', colorScheme: 'dark', phone: true });
  await picture(dark.page, '/my', 'my-page-phone-dark-ko');
  const settling = await visit(admin);
  await picture(settling.page, `/admin/reviews?id=${review}`, 'review');
});
