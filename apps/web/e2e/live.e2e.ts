import { expect, test } from './support/test.ts';

test('a page whose live stream is refused once follows live again by itself', async ({
  visit,
  signUp,
}) => {
  const { page } = await visit(await signUp());
  let refused = 0;
  const opened: number[] = [];
  await page.route('**/api/trpc/status.live*', async (route) => {
    if (refused > 0) return route.continue();
    refused += 1;
    // What a proxy says while the servers behind it are replaced; the browser does not come back from it.
    return route.fulfill({ status: 502, body: 'bad gateway' });
  });
  page.on('response', (answer) => {
    if (answer.url().includes('/status.live')) opened.push(answer.status());
  });
  await page.goto('/my');
  await expect.poll(() => opened, { timeout: 30_000 }).toEqual([502, 200]);
});
