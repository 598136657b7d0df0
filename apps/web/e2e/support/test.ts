import { test as base, expect, type Page } from '@playwright/test';
import type { Locale } from '../../src/i18n/locale.ts';
import { Account } from './account.ts';
import { type Words, words } from './words.ts';

export { expect };

type Look = {
  readonly locale?: Locale;
  readonly colorScheme?: 'light' | 'dark';
  readonly phone?: boolean;
};

/** A browser of its own, with the words of its language. */
export type Visitor = { readonly page: Page; readonly t: Words };

type Fixtures = {
  /** A new account. */
  readonly signUp: () => Promise<Account>;
  /** A browser of its own: of an account, or of someone signed out. */
  readonly visit: (account: Account | null, look?: Look) => Promise<Visitor>;
  /** What went wrong in any page; a test that expects some takes it out. */
  readonly complaints: string[];
};
type PerWorker = { readonly admin: Account; readonly author: Account };

/**
 * Every test has people and music of its own, so that tests may run side by side on one server. Whatever a page
 * throws or writes as an error to the console fails its test: a refused script, a mismatch after hydration.
 */
export const test = base.extend<Fixtures, PerWorker & { readonly origin: string }>({
  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off this pattern
    async ({}, use, { project }) => use(project.use.baseURL ?? ''),
    { scope: 'worker' },
  ],
  admin: [async ({ origin }, use) => use(await Account.demo(origin, 'admin')), { scope: 'worker' }],
  author: [
    async ({ origin }, use) => use(await Account.demo(origin, 'author')),
    { scope: 'worker' },
  ],
  signUp: async ({ origin }, use) => use(() => Account.signUp(origin)),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints, 'what pages complained of').toEqual([]);
  },
  visit: async ({ browser, origin, complaints }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async (account, { locale = 'en', colorScheme = 'light', phone = false } = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        locale: locale === 'ko' ? 'ko-KR' : 'en-US',
        colorScheme,
        viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
      });
      contexts.push(context);
      context.on('page', (page) => {
        listen(page, complaints);
        waitUntilAlive(page);
      });
      if (account) {
        await context.addCookies(account.cookies.map((cookie) => ({ ...cookie, url: origin })));
      }
      return { page: await context.newPage(), t: words[locale] };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Where a page is opened, a test goes on when it listens: on a busy machine its scripts come long after its text. */
function waitUntilAlive(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (...args) => {
    const answer = await goto(...args);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('button, a[href], input')].every((element) =>
        Object.keys(element).some((key) => key.startsWith('__reactProps')),
      ),
    );
    return answer;
  };
}

/** A refused request is told on the page and asserted there; the browser's own line about it says nothing more. */
const refusedRequest = /^Failed to load resource|net::ERR_/;

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !refusedRequest.test(message.text())) {
      complaints.push(`${page.url()}: ${message.text()}`);
    }
  });
}
