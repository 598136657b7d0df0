import type { Page } from '@playwright/test';
import type { Account, ContentId } from './support/account.ts';
import { inspectPage } from './support/inspect.ts';
import { expect, test } from './support/test.ts';
import type { Words } from './support/words.ts';

const made = (
  by: Account,
  title: string,
  originalIds: ContentId[],
  visibility = 'public' as const,
) => by.register({ title, type: 'cover', originalIds, visibility, assetId: null });
const treeOf = (page: Page, t: Words) => page.getByRole('tree', { name: t('track.lineage.title') });
/** The titles of the lines that are shown, in order, with their levels. */
const lines = (page: Page) =>
  page
    .getByRole('treeitem')
    .evaluateAll((all) =>
      all.map((one) => `${one.ariaLevel} ${one.querySelector('bdi')?.textContent ?? '–'}`),
    );

test('the family of a song is walked by keyboard, from any of its songs', async ({
  visit,
  signUp,
}) => {
  const author = await signUp();
  const root = await author.register({ title: 'Midnight Line', visibility: 'public' });
  const first = await made(author, 'Night Train', [root]);
  const second = await made(author, 'Morning Train', [first]);
  await made(author, '밤의 선', [root]);
  const singer = await signUp();
  await singer.submit({ title: 'Not Yet Allowed', type: 'cover', originalIds: [root] });

  const { page, t } = await visit(null, { locale: 'en' });
  await page.goto(`/tracks/${second}`);
  const tree = treeOf(page, t);
  const item = (title: string) => tree.getByRole('treeitem', { name: title });
  const all = ['1 Midnight Line', '2 Night Train', '3 Morning Train', '2 밤의 선'];
  await expect.poll(() => lines(page)).toEqual(all);
  await expect(item('Morning Train')).toHaveAttribute('aria-current', 'page');
  await expect(item('Night Train')).toContainText(t('track.lineage.rights.permitted'));
  await inspectPage(page, 'a lineage');

  await expect(async () => {
    await item('Morning Train').focus();
    await page.keyboard.press('Home');
    await expect(item('Midnight Line')).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('ArrowLeft');
  await expect(item('Midnight Line')).toHaveAttribute('aria-expanded', 'false');
  expect(await lines(page)).toEqual(['1 Midnight Line']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(item('Night Train')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  expect(await lines(page)).toEqual(['1 Midnight Line', '2 Night Train', '2 밤의 선']);
  // A letter is a title's here, and not the key of the page that opens the upload form.
  await page.keyboard.press('u');
  await page.keyboard.press('End');
  await expect(item('밤의 선')).toBeFocused();
  await page.keyboard.press('m');
  await expect(item('Midnight Line')).toBeFocused();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/tracks/${first}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Night Train' })).toBeVisible();

  const theirs = await visit(author, { locale: 'ko', phone: true });
  await theirs.page.goto(`/my/${root}`);
  await theirs.page.getByRole('link', { name: theirs.t('content.registration.lineage') }).click();
  const asked = treeOf(theirs.page, theirs.t).getByRole('treeitem', { name: 'Not Yet Allowed' });
  await expect(asked).toContainText(theirs.t('permission.state.requested'));
  await inspectPage(theirs.page, 'a lineage with a request in it');
  await asked.click();
  await expect(theirs.page).toHaveURL(/\/permissions\?side=author&id=/);
});

type Watched = typeof window & { shifts?: number };
type Shift = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
};

/** Runs in the page: adds up how far lines of the tree jump by themselves. */
function watchShifts(): void {
  const page = window as Watched;
  page.shifts = 0;
  const inTree = ({ node }: Shift['sources'][number]) =>
    (node instanceof Element ? node : node?.parentElement)?.closest('[role=tree]');
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      const own = !entry.hadRecentInput && entry.sources.some(inTree);
      page.shifts = (page.shifts ?? 0) + (own ? entry.value : 0);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

test('a tree of 300 songs opens, scrolls and is read without a jump', async ({ visit, signUp }) => {
  test.setTimeout(300_000);
  const author = await signUp();
  const root = await author.register({ title: 'Root', visibility: 'public' });
  const grow = async (parent: ContentId, name: string) => {
    const branch = await made(author, name, [parent]);
    for (let n = 0; n < 22; n += 1) {
      await author.submit({
        title: `${name} ${n}`,
        type: 'cover',
        originalIds: [branch],
        visibility: 'public',
        assetId: null,
      });
    }
  };
  const names = Array.from({ length: 13 }, (_, n) => `Branch ${n}`);
  await Promise.all(names.map((name) => grow(root, name)));

  const { page, t } = await visit(author);
  await page.addInitScript(watchShifts);
  await page.goto(`/tracks/${root}`);
  const tree = treeOf(page, t);
  await expect(tree.getByRole('treeitem')).toHaveCount(14);
  await page.getByRole('button', { name: t('track.lineage.openAll') }).click();
  await expect(tree.getByRole('treeitem')).toHaveCount(300);
  await tree.hover();
  for (const by of [400, 3000, 12_000, -20_000]) await page.mouse.wheel(0, by);
  await tree.getByRole('treeitem').last().focus();
  await expect(tree.getByRole('treeitem').last()).toBeInViewport();
  // 0.1 is what the web calls good.
  expect(await page.evaluate(() => (window as Watched).shifts)).toBeLessThan(0.01);
  await inspectPage(page, 'a tree of 300');
});
