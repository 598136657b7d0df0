import { defineConfig } from 'vitest/config';

/** A few hundred runs of the domain's model beside the other tests; `npm run test:model` asks for more. */
const model = {
  runs: Number(process.env.MODEL_RUNS ?? 250),
  seed: Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31),
  path: process.env.MODEL_PATH ?? '',
  registry: process.env.MODEL_REGISTRY ?? '',
  table: process.env.MODEL_RUNS !== undefined,
};
const outside = ['**/node_modules/**', '**/.next/**', '**/.data/**', '**/.cache/**'];

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
          provide: { model },
          globalSetup: ['./scripts/test/stores.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
