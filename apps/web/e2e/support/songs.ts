import { expect, type Page } from '@playwright/test';
import type { ContentId } from './account.ts';
import type { Words } from './words.ts';

type File = string | { name: string; mimeType: string; buffer: Buffer };

/** A file made at run time, as a file dialog would hand it over. */
export const wav = (buffer: Buffer, name = 'tune.wav') => ({ name, mimeType: 'audio/wav', buffer });

/** Chooses the recording of an upload form. */
export async function chooseFile(page: Page, t: Words, file: File): Promise<void> {
  await page.getByLabel(t('upload.drop.choose')).setInputFiles(file);
}

/** Resolves when the recording of the form is stored: it can be heard. */
export async function isStored(page: Page, t: Words): Promise<void> {
  const place = page.getByRole('region', { name: t('upload.drop.label'), exact: true });
  await expect(place.getByRole('button', { name: t('common.player.play') })).toBeVisible();
}

export const submitButton = (page: Page, t: Words) =>
  page.getByRole('button', { name: t('upload.submit.action') });

/** The heading of an outcome: the name of the status. */
export const outcome = (page: Page, t: Words, status: string) =>
  page.getByRole('heading', { level: 1, name: t(`status.name.${status}`) });

/** The strip that says where the content stands, what is waited for and what can be done. */
export const strip = (page: Page, t: Words) =>
  page.getByRole('region', { name: t('status.strip.label') });

/** Resolves when the page of one content, or its outcome, says this status. */
export async function says(page: Page, t: Words, status: string): Promise<void> {
  await expect(strip(page, t)).toContainText(t(`status.now.${status}`), { timeout: 20_000 });
}

/** The line of a song on My Page. */
export const rowOf = (page: Page, t: Words, title: string) =>
  page
    .getByRole('list', { name: t('my.list.label') })
    .getByRole('listitem')
    .filter({
      has: page.getByRole('link', { name: title, exact: true }),
    });

/** Opens the dialog that deletes the content of this page. */
export async function askToDelete(page: Page, t: Words) {
  await page.getByRole('button', { name: t('content.act.delete'), exact: true }).click();
  return page.getByRole('alertdialog');
}

/** The id in the address of the page. */
export function idIn(page: Page): ContentId {
  const url = new URL(page.url());
  return (url.searchParams.get('id') ?? url.pathname.split('/').at(-1)) as ContentId;
}

/** Lets no byte of a recording through until it is opened: what a page shows meanwhile can be looked at. */
export async function holdBytes(page: Page) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') await opened;
    await route.continue();
  });
  return { open };
}
