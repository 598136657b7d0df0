import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';

// Every worker process loads this file again: what is chosen once is handed on in the environment.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 8_000));
process.env.E2E_DATA_DIR ??= path.join(tmpdir(), `musicloud-e2e-${process.pid}`);

const port = process.env.E2E_PORT;
const executablePath = process.env.CHROMIUM_PATH;

/** Browser tests against the real `npm start`: its own data folder, its own port, stopped afterwards. */
export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Generous: a slow machine is no failure; nothing waits for longer than it needs.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: './test-results',
  metadata: { dataDir: process.env.E2E_DATA_DIR },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${port}`,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    cwd: path.resolve(import.meta.dirname, '../..'),
    url: `http://127.0.0.1:${port}/healthz/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 40_000 },
    stdout: 'pipe',
    stderr: 'pipe',
    // For writing tests: a server that runs on E2E_PORT already is taken as it is.
    reuseExistingServer: process.env.E2E_REUSE === '1',
    env: {
      PORT: port,
      HOST: '127.0.0.1',
      DATA_DIR: process.env.E2E_DATA_DIR,
      // All accounts of the tests come from one address.
      SIGN_IN_LIMIT: '100000',
      REPORT_LIMIT: '0',
    },
  },
});
