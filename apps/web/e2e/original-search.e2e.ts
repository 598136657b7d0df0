import { inspect } from './support/inspect.ts';
import { expect, test, type Visitor } from './support/test.ts';

const searchOf = ({ page, t }: Visitor) =>
  page.getByRole('combobox', { name: t('upload.originals.label') });

test('an original is found with slips of typing, by keyboard, and by the address of its page', async ({
  visit,
  signUp,
  origin,
}) => {
  const [author, singer] = [await signUp(), await signUp()];
  const mark = author.name.slice(0, 6);
  const title = `밤하늘 ${mark} Lanterns`;
  const song = await author.register({ title, artistName: '달빛소년', visibility: 'public' });
  const hidden = await author.register({ title: `Hidden ${mark} Lanterns` });
  const visitor = await visit(singer);
  const { page, t } = visitor;
  await page.goto('/upload');
  await page.getByRole('radio', { name: t('status.type.cover') }).click();
  const search = searchOf(visitor);
  const option = page.getByRole('option', { name: title });

  await search.fill(`밤하눌 ${mark} Lantrens`);
  await expect(option).toBeVisible();
  await expect(option).toContainText('달빛소년');
  await expect(option).toContainText(t('upload.originals.by', { name: author.name }));
  await expect(option.locator('svg')).toBeVisible();
  await expect(page.getByRole('option', { name: 'Hidden' })).toHaveCount(0);
  // While the list is open all but it and its field is hidden from screen readers, and whoever leaves it closes it.
  await inspect(page, 'originals found', {
    except: ['region', 'aria-hidden-focus', 'page-has-heading-one'],
  });
  await search.press('Enter');
  const chosen = page.getByRole('list', { name: t('upload.originals.chosen') });
  await expect(chosen).toContainText(title);
  await chosen.getByRole('button', { name: t('upload.originals.remove', { title }) }).click();

  await search.fill(`${origin}/tracks/${hidden}`);
  await expect(
    page.getByText(t('upload.originals.none', { q: `${origin}/tracks/${hidden}` })),
  ).toBeVisible();
  await search.fill(`${origin}/tracks/${song}`);
  await expect(page.getByRole('option')).toHaveCount(1);
  await search.press('Enter');
  await expect(chosen).toContainText(title);
});
