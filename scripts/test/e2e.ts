import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { inRoot } from '../lib/paths.ts';
import { freePort } from '../lib/ports.ts';
import { runTool } from '../lib/tool.ts';
import { broken, type Outcome, plain } from './outcome.ts';

const reportSchema = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

/** Runs the browser tests against the real thing; Playwright's configuration starts and stops it. */
export async function runEndToEnd(chromium: string, signal: AbortSignal): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'musicloud-e2e-'));
  const file = path.join(folder, 'report.json');
  const env = {
    ...process.env,
    ...plain,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    CHROMIUM_PATH: chromium,
    E2E_PORT: String(await freePort()),
    E2E_DATA_DIR: path.join(folder, 'data'),
  };
  try {
    const { code, output } = await runTool(
      process.execPath,
      [inRoot('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json'],
      { cwd: inRoot('apps/web'), env, signal },
    );
    const { stats, errors } = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const failed = stats.unexpected + stats.flaky + errors.length;
    return {
      passed: stats.expected,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: stats.skipped,
      output,
    };
  } catch (error) {
    return broken(String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
