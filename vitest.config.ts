import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/.next/**', '**/.data/**'];

/** Two projects: pure tests, and tests on real stores that a global setup starts once. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...outside, '**/*.int.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.int.test.ts'],
          exclude: outside,
          globalSetup: ['./scripts/test/stores.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
