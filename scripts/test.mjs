#!/usr/bin/env node
// `npm test [step …]`. Installs what is missing, then hands over to Node 24 and scripts/test.ts.
// The last line is always `N passed, N failed`, also when not even the dependencies install.
import { prepare, report, runOnNode24 } from './lib/bootstrap.mjs';

try {
  const node = await prepare(report);
  process.exitCode = await runOnNode24(node, 'scripts/test.ts', process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
