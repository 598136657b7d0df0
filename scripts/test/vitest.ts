import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { inRoot } from '../lib/paths.ts';
import { runTool } from '../lib/tool.ts';
import { broken, type Outcome, plain } from './outcome.ts';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** Runs a project of vitest.config.ts and counts its tests. */
export async function runVitest(project: string, signal: AbortSignal): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'musicloud-vitest-'));
  const file = path.join(folder, 'report.json');
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  try {
    const { code, output } = await runTool(
      process.execPath,
      [inRoot('node_modules/vitest/vitest.mjs'), ...args, `--outputFile.json=${file}`],
      { cwd: inRoot(), env: { ...process.env, ...plain }, signal },
    );
    return count(readFileSync(file, 'utf8'), code, output);
  } catch (error) {
    return broken(String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(report: string, code: number, output: string): Outcome {
  const result = reportSchema.parse(JSON.parse(report));
  // A file that does not even load has no tests: it counts as one that failed.
  const unloaded = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = result.numFailedTests + unloaded;
  return {
    passed: result.numPassedTests,
    // An error outside of any test fails the run as well.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests,
    output,
  };
}
