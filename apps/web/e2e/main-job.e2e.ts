import type { Locale } from '../src/i18n/locale.ts';
import {
  askToDelete,
  chooseFile,
  holdBytes,
  isStored,
  outcome,
  rowOf,
  says,
  strip,
  submitButton,
} from './support/songs.ts';
import { realMp3, realOgg } from './support/sounds.ts';
import { expect, test } from './support/test.ts';

// Each file is used by one test only: the same bytes twice would be the same recording.
const files = [
  { kind: 'Ogg', file: realOgg, title: 'Evening Arpeggio', locale: 'en' },
  { kind: 'MP3', file: realMp3, title: 'Morning Arpeggio', locale: 'ko' },
] as const satisfies readonly { locale: Locale; [key: string]: string }[];

for (const { kind, file, title, locale } of files) {
  test(`a real ${kind} goes up, is approved at once, registers live, plays, and is released`, async ({
    signUp,
    visit,
  }) => {
    const creator = await signUp();
    const { page, t } = await visit(creator, { locale });
    const myPage = await page.context().newPage();

    await test.step('the file goes up with progress and fills in the title from its tags', async () => {
      await myPage.goto('/my');
      await expect(myPage.getByText(t('my.empty.title'))).toBeVisible();
      await page.goto('/my');
      await page.getByRole('link', { name: t('my.empty.action') }).click();
      await expect(page).toHaveURL(/\/upload$/);
      const gate = await holdBytes(page);
      await chooseFile(page, t, file);
      const progress = page.getByRole('progressbar');
      await expect(progress).toBeVisible();
      gate.open();
      await isStored(page, t);
      await expect(page.getByLabel(t('upload.fields.title'), { exact: true })).toHaveValue(title);
      const artist = page.getByLabel(t('upload.fields.artistName'), { exact: true });
      await artist.fill(creator.name);
      await expect(page.getByText(t('upload.save.saved'))).toBeVisible();
    });

    await test.step('it is approved at once, with the reason, and registers without a reload', async () => {
      await submitButton(page, t).click();
      await expect(page.getByText(t('status.rule.no-conflict'))).toBeVisible();
      await expect(page.getByText(t('status.honest'))).toBeVisible();
      await expect(page.getByText(t('status.sound.bytes'))).toBeVisible();
      await expect(outcome(page, t, 'registered')).toBeVisible({ timeout: 20_000 });
      const row = rowOf(myPage, t, title);
      await expect(row).toContainText(t('status.name.registered'), { timeout: 20_000 });
      await expect(row.getByText(/^MC-/)).toBeVisible();
    });

    await test.step('the timeline tells it, newest first', async () => {
      await page.getByRole('link', { name: t('upload.outcome.open') }).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      const lines = page.getByRole('region', { name: t('content.timeline.title') });
      const approved = `${t('status.event.copyright.decided')}: ${t('status.outcome.approved')}`;
      await expect(lines.getByRole('listitem')).toContainText([
        t('status.event.source.registered'),
        t('status.event.source.registering'),
        approved,
        t('status.event.content.uploaded'),
        t('status.event.content.drafted'),
      ]);
      await expect(lines.getByText(t('status.rule.no-conflict'))).toBeVisible();
    });

    await test.step('description and visibility change, and the public page plays it', async () => {
      await page.getByRole('button', { name: t('content.details.edit') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('content.details.description')).fill('Two strings at dusk.');
      await dialog.getByRole('radio', { name: t('status.visibility.public') }).click();
      await dialog.getByRole('button', { name: t('content.details.save') }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText('Two strings at dusk.')).toBeVisible();
      const { page: visitor, t: theirs } = await visit(null, { locale });
      const byRange = visitor.waitForResponse((answer) => answer.url().includes('/files/'));
      await visitor.goto('/');
      await visitor.getByRole('searchbox').fill(creator.name);
      const found = visitor.getByRole('list', { name: theirs('catalogue.list') });
      await found.getByRole('link', { name: title }).click();
      await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(visitor.getByText('Two strings at dusk.')).toBeVisible();
      expect((await byRange).status()).toBe(206);
      await visitor.getByRole('button', { name: theirs('common.player.play') }).click();
      const played = () =>
        visitor.locator('audio').evaluate((it: HTMLAudioElement) => it.currentTime);
      await expect.poll(played).toBeGreaterThan(0.2);
      await visitor.getByRole('slider').press('End');
      await expect.poll(played).toBeGreaterThan(7);
    });

    await test.step('it is deleted by its name, and released live on both pages', async () => {
      const dialog = await askToDelete(page, t);
      const confirm = dialog.getByRole('button', { name: t('content.remove.confirm') });
      await expect(confirm).toBeDisabled();
      await dialog.getByRole('textbox').fill(`${title} `);
      await expect(confirm).toBeEnabled();
      await confirm.click();
      await expect(page.getByText(t('content.remove.started'))).toBeVisible();
      await says(page, t, 'released');
      await expect(strip(page, t)).toContainText(t('status.strip.released'));
      await expect(page.getByText(t('content.registration.taken'))).toBeVisible();
      await expect(rowOf(myPage, t, title)).toContainText(t('status.name.released'));
      const lines = page.getByRole('region', { name: t('content.timeline.title') });
      await expect(lines.getByRole('listitem')).toContainText([
        t('status.event.copyright.released'),
        t('status.event.source.unregistered'),
        t('status.event.copyright.releasing'),
        t('status.event.content.deletion_started'),
      ]);
    });
  });
}
