import { chromium, type Page } from '@playwright/test';
import { requireChromium } from '../../../scripts/test/tools.ts';
import { NEXT_MARK } from './next-version.ts';

/** A page that somebody left open, in a real browser. */
export type Tab = {
  /** Goes on by a link of the page; whether what it shows then is the next version's. */
  readonly follow: (link: string) => Promise<boolean>;
  /** Whatever did not load, and errors of its scripts. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
};

/** Opens a page and waits until it listens. */
export async function openTab(address: string): Promise<Tab> {
  const browser = await chromium.launch({
    executablePath: await requireChromium(new AbortController().signal),
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage();
  const troubles = hear(page);
  await page.goto(address);
  await untilListening(page);
  return {
    follow: async (link) => {
      await page.locator(`a[href="${link}"]`).first().click();
      await page.waitForURL(`**${link}`);
      await page.locator('h1').first().waitFor();
      await untilListening(page);
      return page.evaluate((mark) => mark in globalThis, NEXT_MARK);
    },
    troubles,
    close: () => browser.close(),
  };
}

function hear(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  return troubles;
}

/** As much of a document as is asked for here, where no types of a browser are. */
type Shown = { readonly document: { querySelectorAll(selector: string): Iterable<object> } };

/** React marks what it listens to. A function, since the page's policy forbids to evaluate texts. */
async function untilListening(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const links = (globalThis as unknown as Shown).document.querySelectorAll('a');
    return [...links].some((link) =>
      Object.keys(link).some((key) => key.startsWith('__reactFiber')),
    );
  });
}
