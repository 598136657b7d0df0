import { type BusyPortal, startBusyPortal } from '../../../../scripts/test/busy-portal.ts';
import { test as base } from './test.ts';

/**
 * Tests against a portal of their own beside the others': its copyright database stands behind a proxy, so that
 * the trouble made here is met by nobody else. Each test begins without any.
 */
export const test = base.extend<
  { readonly set: BusyPortal['set'] },
  { readonly portal: BusyPortal }
>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off this pattern
    async ({}, use, { config }) => {
      const portal = await startBusyPortal(String(config.metadata.dataDir));
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  origin: [async ({ portal }, use) => use(portal.origin), { scope: 'worker' }],
  set: async ({ portal }, use) => {
    await use(portal.set);
    portal.set({ kind: 'none' });
  },
});
