import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme can change; all else is the same in both. */
const ofColour = ['color-contrast', 'link-in-text-block'];

const softly = expect.configure({ soft: true });

/** Looks at what is shown now as a screen reader, a low sight and a phone would; in both themes. */
export async function inspect(
  page: Page,
  what: string,
  { except = [] }: { except?: string[] } = {},
): Promise<void> {
  await settled(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await painted(page);
    // In its other mode axe opens a page of its own for each look.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const asked =
      colorScheme === 'light' ? axe.withTags(rules).disableRules(except) : axe.withRules(ofColour);
    const { violations } = await asked.analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    }));
    expect.soft(found, `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Every page has one title and fits a phone. */
export async function inspectPage(page: Page, what: string): Promise<void> {
  await inspect(page, what);
  await expect.soft(page.getByRole('heading', { level: 1 }), `${what}: one h1`).toHaveCount(1);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  // What is drawn to its width, a waveform, follows a moment later.
  await softly
    .poll(() => overhang(page), { message: `${what}: pixels past the edge of a phone` })
    .toBeLessThan(1);
  if (before) await page.setViewportSize(before);
}

/** How far the page can be scrolled sideways, in pixels. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}

/** Nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  // Behind an open window the page is there, but hidden from screen readers.
  await expect(page.locator('main')).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

/** Resolves when the colours of a theme have been drawn. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
