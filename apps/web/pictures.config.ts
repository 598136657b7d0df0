import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

const debian = '/usr/bin/chromium';

/** `npm run screenshots`: the pictures of the README, taken of the real thing. */
export default defineConfig({
  ...tests,
  testMatch: '**/*.pictures.ts',
  workers: 1,
  use: {
    ...tests.use,
    launchOptions: {
      ...tests.use?.launchOptions,
      ...(existsSync(debian) ? { executablePath: debian } : {}),
    },
  },
});
