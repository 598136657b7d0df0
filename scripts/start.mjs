#!/usr/bin/env node
// `npm start` and `npm run dev`. Plain JavaScript that any Node from 20.9 on runs: it makes sure the
// dependencies are there, then hands over to Node 24.
//
// package.json says `exec node … || node …`: without `exec` a SIGTERM to npm ends the shell in between
// and npm with it, while we are still stopping; cmd.exe knows no `exec` and takes the second half.
import { prepare, report, runOnNode24 } from './lib/bootstrap.mjs';

try {
  const node = await prepare(report);
  process.exitCode = await runOnNode24(node, 'scripts/start.ts', process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
